package dev.onramp.views.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.views.LakeCatalog;
import dev.onramp.views.SqlTypes;
import dev.onramp.views.TestModels;
import dev.onramp.views.View;
import dev.onramp.views.plan.Drift.Kind;
import dev.onramp.views.plan.StoredView.StoredColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ViewDifferenceTest {
    private static final View VIEW = LakeCatalog.of(TestModels.builtIn(), TestModels.LAYOUT).views().stream()
            .filter(view -> view.name().name().equals("account_wide"))
            .findFirst()
            .orElseThrow();

    @Test
    void aViewAsItWasAppliedDiffersInNothing() {
        assertThat(ViewDifference.between(applied(), VIEW)).isEmpty();
        assertThat(StoredDrift.of(applied(), Optional.of(VIEW))).isEmpty();
    }

    @Test
    void aColumnThatWasOfAnotherPathIsBreaking() {
        StoredView other = new StoredView(
                VIEW.body().replace("customer.status AS customer_status", "customer_party.gender AS customer_status"),
                ViewMark.comment(VIEW),
                columnsWith("customer_status", "varchar", "Gender. From customer.party.gender."));

        assertThat(ViewDifference.between(other, VIEW))
                .contains(Detail.breaking(
                        "~ column customer_status shows customer.status, no longer customer.party.gender"));
    }

    @Test
    void aCommentOfAColumnThatWasWrittenByHandIsNoOtherMeaning() {
        StoredView commented = new StoredView(
                VIEW.body(), ViewMark.comment(VIEW), columnsWith("customer_status", "varchar", "my words"));

        assertThat(ViewDifference.between(commented, VIEW))
                .containsExactly(Detail.safe("~ comment of column customer_status"));
        assertThat(StoredDrift.of(commented, Optional.of(VIEW)))
                .contains(new StoredDrift(Kind.CHANGED, "comments of columns are other ones: customer_status"));
    }

    @Test
    void anotherTypeIsBreaking() {
        assertThat(ViewDifference.between(
                        new StoredView(
                                VIEW.body(),
                                ViewMark.comment(VIEW),
                                columnsWith("created", "varchar", comment("created"))),
                        VIEW))
                .containsExactly(Detail.breaking("~ column created varchar becomes date"));
    }

    @Test
    void anotherGrainIsBreaking() {
        String comment = ViewMark.comment(VIEW).replace("grain=account_number ", "grain=customer_number,created ");

        assertThat(ViewDifference.between(new StoredView(VIEW.body(), comment, columns()), VIEW))
                .contains(Detail.breaking("~ a row is one per account_number, no longer per customer_number, created"));
    }

    @Test
    void aMarkThatWasCopiedOntoAnotherQueryDoesNotFit() {
        StoredView forged = new StoredView("SELECT 1 AS one", ViewMark.comment(VIEW), columns());

        assertThat(StoredDrift.of(forged, Optional.of(VIEW)))
                .map(StoredDrift::what)
                .contains("its query or its comment was changed by hand");
    }

    @Test
    void aViewOfAnOlderModelHasNotDrifted() {
        View older =
                LakeCatalog.of(TestModels.shop(), TestModels.LAYOUT).views().get(0);
        StoredView stored = new StoredView(older.body(), ViewMark.comment(older), List.of());

        assertThat(StoredDrift.of(stored, Optional.of(VIEW))).isEmpty();
        assertThat(StoredDrift.of(stored, Optional.empty())).isEmpty();
    }

    @Test
    void aViewWithoutAMarkIsForeignWhereNothingIsWanted() {
        StoredView mine = new StoredView("SELECT 1 AS one", "my own [onramp grain= print=]", List.of());

        assertThat(StoredDrift.of(mine, Optional.empty()))
                .map(StoredDrift::kind)
                .contains(Kind.FOREIGN);
        assertThat(StoredDrift.of(mine, Optional.of(VIEW)))
                .map(StoredDrift::kind)
                .contains(Kind.CHANGED);
    }

    private static StoredView applied() {
        return new StoredView(VIEW.body(), ViewMark.comment(VIEW), columns());
    }

    private static List<StoredColumn> columns() {
        return VIEW.columns().stream()
                .map(column -> new StoredColumn(column.name(), SqlTypes.of(column.type()), column.comment()))
                .toList();
    }

    private static String comment(String column) {
        return columns().stream()
                .filter(each -> each.name().equals(column))
                .findFirst()
                .orElseThrow()
                .comment();
    }

    private static List<StoredColumn> columnsWith(String name, String type, String comment) {
        var columns = new ArrayList<>(columns());
        columns.replaceAll(each -> each.name().equals(name) ? new StoredColumn(name, type, comment) : each);
        return columns;
    }
}
