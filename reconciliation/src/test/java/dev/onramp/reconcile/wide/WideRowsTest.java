package dev.onramp.reconcile.wide;

import static dev.onramp.reconcile.Samples.ACCOUNT;
import static dev.onramp.reconcile.Samples.ACCOUNTS;
import static dev.onramp.reconcile.Samples.CUSTOMER;
import static dev.onramp.reconcile.Samples.INDIVIDUAL;
import static dev.onramp.reconcile.Samples.at;
import static dev.onramp.reconcile.Samples.customer;
import static dev.onramp.reconcile.Samples.deletedCustomer;
import static dev.onramp.reconcile.Samples.fold;
import static dev.onramp.reconcile.Samples.model;
import static dev.onramp.reconcile.Samples.record;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Entity;
import dev.onramp.model.Identifier;
import dev.onramp.model.Reference;
import dev.onramp.reconcile.compare.Column;
import dev.onramp.reconcile.compare.EntityKey;
import dev.onramp.reconcile.compare.ExpectedRow;
import dev.onramp.reconcile.fold.Folded;
import dev.onramp.reconcile.fold.RowKey;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class WideRowsTest {
    private static final String ROW =
            "{\"acct_num\":\"%s\",\"cust_num\":\"%s\",\"status\":\"A\",\"created\":\"2026-01-31\","
                    + "\"name\":\"Household\",\"__op\":\"c\",\"__seq\":4,\"__ts_ms\":1769854272123}";

    @Test
    void namesColumnsByTheShortestPathThatIsClear() {
        assertThat(shape(ACCOUNT).columns())
                .extracting(Column::name)
                .containsExactly(
                        "account_number",
                        "account_name",
                        "account_type",
                        "customer_number",
                        "status",
                        "created",
                        "valid_from",
                        "valid_to",
                        "customer_status",
                        "party_id",
                        "party_type",
                        "name",
                        "first_name",
                        "last_name",
                        "middle_names",
                        "prefix",
                        "gender",
                        "marital_status",
                        "_sequence",
                        "_changed_at");
        assertThat(shape(ACCOUNT).view()).isEqualTo("account_wide");
    }

    @Test
    void joinsTheLatestRowsOfWhatARowRefersTo() {
        Folded folded = fold(
                record(at(ACCOUNTS, 0, 0), ROW.formatted("1", "7")),
                customer(0, 0, "7", 1, "old"),
                customer(0, 1, "7", 2, "Ada"));
        assertThat(only(folded).accepted().get(0).cells())
                .containsExactly(
                        "1",
                        "Household",
                        null,
                        "7",
                        "Active",
                        "2026-01-31",
                        null,
                        null,
                        "Active",
                        "CUST7",
                        "Individual",
                        "Ada",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        "0000000000000000004-0000000000000000000",
                        "2026-01-31T10:11:12.123000Z");
    }

    @Test
    void keepsARowWhoseParentHasNotArrivedOrIsGone() {
        for (Folded folded : List.of(
                fold(record(at(ACCOUNTS, 0, 0), ROW.formatted("1", "7"))),
                fold(
                        record(at(ACCOUNTS, 0, 0), ROW.formatted("1", "7")),
                        customer(0, 0, "7", 1, "Ada"),
                        deletedCustomer(0, 1, "7", 2)))) {
            assertThat(only(folded).accepted().get(0).cells().subList(8, 18)).containsOnlyNulls();
        }
    }

    @Test
    void joinsOnlyWhatTheDiscriminatorOfAReferenceNames() {
        Folded folded = fold(record(at(ACCOUNTS, 0, 0), ROW.formatted("1", "7")), customer(0, 0, "7", 1, "Ada"));

        assertThat(names(folded, partyBy("Individual"))).containsExactly("Ada");
        assertThat(names(folded, partyBy("Organisation"))).containsOnlyNulls();
    }

    private static List<String> names(Folded folded, CanonicalModel model) {
        return new WideRows(new WideShape(model, model.entity(CUSTOMER)), folded)
                .all()
                .map(row -> row.accepted().get(0).cells().get(4))
                .toList();
    }

    /** The built-in model, whose customers' party is an individual only where its type has this value. */
    private static CanonicalModel partyBy(String type) {
        return changed(
                CUSTOMER,
                each -> new Reference(
                        each.role(),
                        each.fields(),
                        each.target(),
                        each.targetFields(),
                        0,
                        Optional.of(new Reference.Guard(new Identifier("party_type"), List.of(type)))));
    }

    @Test
    void comesBackToAnEntityAsOftenAsTheModelSays() {
        // A customer of an account that is the customer's own: a circle.
        CanonicalModel circle = changed(
                CUSTOMER,
                each -> new Reference(
                        each.role(),
                        each.fields(),
                        ACCOUNT,
                        List.of(new Identifier("account_number")),
                        1,
                        Optional.empty()));

        assertThat(new WideShape(circle, circle.entity(ACCOUNT)).columns())
                .extracting(Column::name)
                .contains("party_customer_number", "party_status")
                .doesNotContain("party_customer_status");
        assertThat(new WideShape(circle, circle.entity(CUSTOMER)).columns())
                .extracting(Column::name)
                .contains("account_name")
                .doesNotContain("party_customer_status");
    }

    private static CanonicalModel changed(Identifier entity, UnaryOperator<Reference> change) {
        return new CanonicalModel(
                model().entities().stream()
                        .map(each -> each.name().equals(entity)
                                ? new Entity(
                                        each.name(),
                                        each.doc(),
                                        each.kind(),
                                        each.key(),
                                        each.fields(),
                                        each.references().stream().map(change).toList())
                                : each)
                        .toList(),
                model().sources());
    }

    @Test
    void knowsWhichRowsDecideAWideRow() {
        Folded folded = fold(record(at(ACCOUNTS, 0, 0), ROW.formatted("1", "7")), customer(0, 0, "7", 1, "Ada"));
        WideRows rows = new WideRows(shape(ACCOUNT), folded);
        assertThat(rows.involved(only(folded).accepted().get(0).cells()))
                .containsExactlyInAnyOrder(
                        new EntityKey(ACCOUNT, new RowKey("1")),
                        new EntityKey(CUSTOMER, new RowKey("7")),
                        new EntityKey(INDIVIDUAL, new RowKey("CUST7")));
    }

    @Test
    void cutsLongNamesAndNamesWithoutAnyFreeEnd() {
        Identifier longest = new Identifier("a".repeat(59));
        assertThat(WideNames.viewOf(longest)).hasSize(63).matches("a{49}_[0-9a-f]{8}_wide");
        WideNames names = new WideNames(
                java.util.Set.of("a_b"), List.of(List.of("a", "b"), List.of("x", "b"), List.of("y", "r".repeat(59))));
        assertThat(names.nameOf(List.of("a", "b"))).matches("a_b_[0-9a-f]{8}");
        assertThat(names.nameOf(List.of("x", "b"))).isEqualTo("x_b");
        assertThat(names.nameOf(List.of("y", "r".repeat(59)))).isEqualTo("r".repeat(59));
    }

    private static ExpectedRow only(Folded folded) {
        List<ExpectedRow> rows = new WideRows(shape(ACCOUNT), folded).all().toList();
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    private static WideShape shape(Identifier entity) {
        return new WideShape(model(), model().entity(entity));
    }
}
