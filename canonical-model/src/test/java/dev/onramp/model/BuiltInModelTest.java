package dev.onramp.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BuiltInModelTest {
    private final CanonicalModel model = ModelLoader.load("");

    @Test
    void holdsTheThreeEntitiesAndTheTwoSources() {
        assertThat(model.entities())
                .extracting(each -> each.name().value())
                .containsExactly("account", "customer", "individual");
        assertThat(model.sources())
                .extracting(each -> each.table().value())
                .containsExactly("raw_table_acct", "raw_table_cust");
    }

    @Test
    void keepsTheFieldsInTheOrderOfTheText() {
        assertThat(model.entity(new Identifier("individual")).fields())
                .extracting(each -> each.name().value())
                .containsExactly(
                        "id", "name", "first_name", "last_name", "middle_names", "prefix", "gender", "marital_status");
        assertThat(model.source(new Identifier("raw_table_acct")).fields())
                .extracting(each -> each.name().value())
                .containsExactly(
                        "created", "valid_from", "valid_to", "cust_num", "acct_num", "status", "type", "name", "pin");
        assertThat(model.source(new Identifier("raw_table_cust")).produces())
                .extracting(each -> each.entity().value())
                .containsExactly("individual", "customer");
    }

    @Test
    void mapsSexToGender() {
        assertThat(model.source(new Identifier("raw_table_cust"))
                        .produces()
                        .get(0)
                        .fields())
                .containsEntry(
                        new Identifier("gender"),
                        new Expression.MapCases(
                                new Expression.From(new Identifier("sex")),
                                Map.of("M", "Male", "F", "Female", "N", "Nonbinary"),
                                Optional.empty()));
    }

    @Test
    void refersFromAccountToCustomerToIndividual() {
        assertThat(model.entity(new Identifier("account")).references())
                .singleElement()
                .satisfies(reference -> {
                    assertThat(reference.role().value()).isEqualTo("customer");
                    assertThat(reference.target().value()).isEqualTo("customer");
                });
        assertThat(model.entity(new Identifier("customer")).references())
                .singleElement()
                .satisfies(reference -> {
                    assertThat(reference.role().value()).isEqualTo("party");
                    assertThat(reference.targetFields()).containsExactly(new Identifier("id"));
                });
    }

    @Test
    void documentsEveryEntityAndFieldAndWorksAnExampleForEverySource() {
        model.entities().forEach(entity -> {
            assertThat(entity.doc()).as(entity.name().value()).isNotBlank();
            entity.fields()
                    .forEach(each -> assertThat(each.doc())
                            .as(entity.name() + "." + each.name())
                            .isNotBlank());
        });
        model.sources().forEach(source -> {
            assertThat(source.examples()).as(source.table().value()).isNotEmpty();
            source.fields()
                    .forEach(each -> assertThat(each.doc())
                            .as(source.table() + "." + each.name())
                            .isNotBlank());
        });
    }

    @Test
    void keepsThePinSecret() {
        assertThat(model.source(new Identifier("raw_table_acct")).secretFields())
                .containsExactly(new Identifier("pin"));
    }
}
