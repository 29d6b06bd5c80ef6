package dev.onramp.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.config.OnrampException;
import dev.onramp.contracts.ColumnEdge.Effect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnLineageTest {
    private final ColumnLineage lineage = ColumnLineage.of(Models.builtIn(), Models.PLACES.layout());
    private final ColumnLineage hostile = ColumnLineage.of(Models.hostile(), Models.PLACES.layout());

    @Test
    void aColumnOfAViewLeadsBackToItsRawColumnThroughJoinAndMapping() {
        assertThat(LineageAnswer.of(lineage, "account_wide.gender").text()).isEqualTo("""
                views.account_wide.gender (column of a view)
                  <- individual.gender: joined through customer.party
                    <- raw_table_cust.sex: mapping version 1: sex {M = Male, F = Female, N = Nonbinary, otherwise rejected}
                """);
    }

    @Test
    void aRawColumnLeadsToEveryEntityThatItsRowIsSplitInto() {
        assertThat(lineage.outOf(lineage.find("raw_table_cust.cust_num")))
                .extracting(each -> each.to() + " " + each.effect())
                .containsExactly(
                        "individual.id TRANSFORMATION",
                        "customer.customer_number IDENTITY",
                        "customer.party_id TRANSFORMATION");
    }

    @Test
    void aConditionIsToldFromAValue() {
        assertThat(hostile.into(hostile.find("order.pk")))
                .extracting(each -> each.from() + " " + each.effect())
                .containsExactly("raw_order.kind CONDITION", "raw_order.pk TRANSFORMATION");
    }

    @Test
    void aConstantComesFromTheTableAndFromNoColumn() {
        assertThat(LineageAnswer.of(lineage, "customer.party_type").text())
                .contains("<- raw_table_cust (no column): mapping version 1: \"Individual\"");
    }

    @Test
    void derivedTimesNameWhatTheyAreDerivedFrom() {
        assertThat(lineage.into(lineage.find("views.account_history._valid_to")))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.from()).hasToString("account._changed_at");
                    assertThat(each.effect()).isEqualTo(Effect.TRANSFORMATION);
                    assertThat(each.how()).contains("derived");
                });
    }

    @Test
    void aSecretColumnLeadsNowhereAndSaysWhy() {
        LineageAnswer answer = LineageAnswer.of(lineage, "raw_table_acct.pin");

        assertThat(lineage.outOf(answer.column())).isEmpty();
        assertThat(answer.text()).contains("secret");
        assertThat(LineageAnswer.of(hostile, "raw_order.unused").note()).contains("not mapped");
    }

    @Test
    void anExplodedRowLeadsBackToTheChildAndAnArrayToEachOfItsMembers() {
        assertThat(LineageAnswer.of(hostile, "party_exploded.order_seller_amount")
                        .text())
                .contains("<- order.amount: joined through order.seller\n", "<- raw_order.amount");
        assertThat(hostile.into(hostile.find("party_totals.order_seller_array")))
                .extracting(each -> each.from() + ": " + each.how())
                .contains("order.amount: the member amount, gathered through order.seller")
                .noneMatch(each -> each.startsWith("order.place:"));
    }

    @Test
    void everyColumnOfEveryViewHasExactlyOneStepBehindItUnlessItGathersSeveral() {
        assertThat(hostile.nodes())
                .filteredOn(each ->
                        each.kind() == ColumnNode.Kind.VIEW && !each.column().endsWith("_array"))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(hostile.into(each)).hasSize(1));
    }

    @Test
    void aPlainAnswerHoldsTheSameSteps() {
        assertThat(LineageAnswer.of(lineage, "individual.gender").map().toString())
                .contains("dataset=raw_table_cust, column=sex", "dataset=views.customer_wide, column=gender");
    }

    @ParameterizedTest
    @CsvSource({
        "account_wide.gander, Did you mean 'gender'?",
        "acount_wide.gender, Did you mean 'account_wide'?",
        "raw_table_cust.sexx, Did you mean 'sex'?",
        "gender, names no column",
        "'.gender', names no column",
        "individual., names no column",
        "a.b.c.d, no view, entity or source",
        "'account_wide.''; drop table x', has no",
    })
    void whatIsNotThereIsAnsweredWithWhatWasProbablyMeant(String name, String answer) {
        assertThatThrownBy(() -> lineage.find(name))
                .isInstanceOfSatisfying(
                        OnrampException.class,
                        each -> assertThat(each.errorId()).isEqualTo("ONR-K002"))
                .hasMessageContaining(answer);
    }
}
