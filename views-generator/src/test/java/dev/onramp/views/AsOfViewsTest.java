package dev.onramp.views;

import static dev.onramp.views.TestModels.LAYOUT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AsOfViewsTest {
    private static final List<View> VIEWS =
            LakeCatalog.of(TestModels.builtIn(), LAYOUT).views();

    @Test
    void aParentIsTheOneThatWasValidWhenTheChangeWasMade() {
        assertThat(view("account_as_of").body())
                .contains(
                        "LEFT JOIN views.individual_history AS customer_party\n  ON customer_party.id = customer.party_id\n"
                                + "  AND customer_party._valid_from <= account._valid_from\n"
                                + "  AND (customer_party._valid_to > account._valid_from OR customer_party._valid_to IS NULL)");
    }

    @Test
    void itsColumnsAreThoseOfTheWideViewAndTheTimes() {
        List<String> wide = names(view("account_wide"));

        assertThat(names(view("account_as_of")))
                .containsExactlyElementsOf(java.util.stream.Stream.concat(
                                wide.stream().filter(name -> !name.equals("_changed_at")),
                                java.util.stream.Stream.of("_valid_from", "_valid_to"))
                        .toList());
        assertThat(view("account_as_of").grain()).containsExactly("account_number", "_sequence");
    }

    @Test
    void itStandsBehindTheHistoryViewsThatItReads() {
        List<String> order = VIEWS.stream().map(view -> view.name().toString()).toList();

        assertThat(view("account_as_of").tables())
                .extracting(ObjectName::toString)
                .allSatisfy(
                        read -> assertThat(order.indexOf(read)).isBetween(0, order.indexOf("views.account_as_of") - 1));
    }

    @Test
    void anEntityThatRefersToNothingHasNone() {
        assertThat(VIEWS).extracting(view -> view.name().name()).doesNotContain("individual_as_of");
    }

    private static List<String> names(View view) {
        return view.columns().stream().map(ViewColumn::name).toList();
    }

    private static View view(String name) {
        return VIEWS.stream()
                .filter(view -> view.name().name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
