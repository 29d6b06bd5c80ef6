package dev.onramp.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SourceExplanationTest {
    private static final String MODEL = """
            entities { e { key = [k], fields {
              k { type = string }
              s { type = string, optional = true }
              t { type = string, optional = true }
            } } }
            sources { t {
              system = old
              key = [k]
              schema-drift = reject
              fields {
                k { type = string }
                a { type = string, optional = true }
                left { type = string, optional = true }
                pin { type = string, optional = true, classification = secret }
              }
              produces { e {
                k { from = k }
                s { when { from = a, is-null = true }, then { const = none }, else { concat = [{ from = k, trim = true }, { from = a, case = upper }] } }
                t { const = T }
              } }
            } }
            """;

    private final SourceExplanation explanation =
            SourceExplanation.of(ModelReader.read("here", List.of(new ModelFile("m.conf", MODEL)))
                    .sources()
                    .get(0));

    @Test
    void saysWhichColumnGoesWhereAndWhatIsDropped() {
        assertThat(explanation.text()).isEqualTo("""
                source t, mapping version 1; undeclared columns: reject the change
                  k            string  -> e.k   <- k
                                       -> e.s   <- (when a is absent then "none" else k, trimmed + a, in upper case)
                  a            string  -> e.s   <- (when a is absent then "none" else k, trimmed + a, in upper case)
                  left         string  dropped  not mapped: stays in the archive
                  pin          string  dropped  secret: a keyed hash stands in the archive
                  (no column)          -> e.t   <- "T"
                """);
    }

    @Test
    void saysTheSameToPrograms() {
        assertThat(explanation.map()).containsEntry("schema_drift", "reject");
        assertThat(explanation.map().get("columns"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .contains(Map.of("column", "pin", "type", "string", "fate", "secret", "to", List.of()));
        assertThat(explanation.columns())
                .extracting(SourceExplanation.Column::fate)
                .containsExactly(
                        SourceExplanation.Fate.MAPPED,
                        SourceExplanation.Fate.MAPPED,
                        SourceExplanation.Fate.UNMAPPED,
                        SourceExplanation.Fate.SECRET);
    }

    @Test
    void printsExpressionsInTheFormThatAModelHas() {
        assertThat(ExpressionMaps.of(
                        explanation.source().produces().get(0).fields().get(new Identifier("s"))))
                .isEqualTo(Map.of(
                        "when", Map.of("from", "a", "is-null", true),
                        "then", Map.of("const", "none"),
                        "else",
                                Map.of(
                                        "concat",
                                        List.of(
                                                Map.of("from", "k", "trim", true),
                                                Map.of("from", "a", "case", "upper")))));
    }
}
