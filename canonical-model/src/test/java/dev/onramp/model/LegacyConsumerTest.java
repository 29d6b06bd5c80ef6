package dev.onramp.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.config.OnrampException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegacyConsumerTest {
    private static final String MODEL = """
            entities { person { key = [id], fields {
              id { type = string }, gender { type = string, optional = true }, born { type = date, optional = true }
              home { type = struct, optional = true, fields { city { type = string, optional = true } } }
              extra { type = %s, optional = true } } } }
            sources { raw_p { system = s, key = [num]
              fields { num { type = int }, sex { type = string, optional = true }, birth { type = string, optional = true }
                town { type = string, optional = true }, x { type = string, optional = true }, y { type = string, optional = true } }
              produces { person {
                id { concat = [{ const = "P" }, { from = num }, { const = "-" }] }
                gender { from = sex, map { M = Male, F = Female } }
                born { from = birth, parse { as = date, pattern = "dd.MM.yyyy" } }
                home { struct { city { from = town } } }
                extra { %s } } } } }
            """;
    private static final String CONSUMER = "consumers { back { topic = back_rows, entity = person, like = raw_p } }";

    @Test
    void undoesWhatTheMappingDid() {
        LegacyConsumer consumer =
                read("string", "const = \"x\"", CONSUMER).consumers().get(0);

        assertThat(consumer.columns())
                .extracting(each -> each.column().name() + " <- " + each.path() + " " + each.steps())
                .containsExactly(
                        "num <- [id] " + List.of(new Recovery.Cut("P", "-")),
                        "sex <- [gender] [Unmap[cases={Male=M, Female=F}]]",
                        "birth <- [born] " + List.of(new Recovery.Write(new TextForm.DateForm("dd.MM.yyyy"))),
                        "town <- [home, city] []");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "string | from = x, trim = true | trim does not tell what was there before",
                "string | from = x, case = upper | case does not tell",
                "string | from = x, null-if = [a] | null-if does not tell",
                "string | from = x, split { separator = \";\", index = 0 } | split does not tell",
                "string | from = x, map { a = A }, default = B | a map with a default",
                "string | from = x, map { a = A, b = A } | the map makes 'A' of both 'a' and 'b'",
                "string | coalesce = [{ from = x }, { const = a }] | coalesce does not tell",
                "string | concat = [{ from = x }, { from = y }] | a concat of several columns",
                "string | when { from = x, equals = a }, then { const = A } | when does not tell",
                "int | from = x | does not tell how it was written",
                "timestamp | from = x | does not tell how it was written",
                "timestamp | from = x, parse { as = timestamp, pattern = \"yyyy-MM-dd'T'HH:mmXXX\" } | which zone",
                "date | from = x, parse { as = date, pattern = \"dd.MM.yyyy[ G]\" } | optional parts",
                "boolean | from = x, parse { as = boolean, true = [J, Y], false = [N] } | several words",
                "\"decimal(9,2)\" | from = x, parse { as = decimal } | how many zeros",
            })
    void refusesWhatCannotBeUndoneWithTheReason(String type, String expression, String reason) {
        assertThatThrownBy(() -> read(type, expression, CONSUMER))
                .isInstanceOf(OnrampException.class)
                .hasMessageContaining("consumers.conf:1: consumers.back")
                .hasMessageContaining("the column x of raw_p cannot be given back: ")
                .hasMessageContaining(reason)
                .hasMessageContaining("without = [x]");
    }

    @Test
    void doesWithoutAColumnThatCannotBeUndone() {
        String without = CONSUMER.replace("like", "without = [x], like");
        assertThat(read("string", "from = x, trim = true", without)
                        .consumers()
                        .get(0)
                        .columns())
                .hasSize(4);
    }

    @Test
    void takesAnotherFieldThatHoldsTheColumnWhole() {
        assertThat(read("string", "from = sex, case = upper", CONSUMER)
                        .consumers()
                        .get(0)
                        .columns())
                .extracting(each -> each.column().name().value())
                .contains("sex");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "consumers { back { entity = person, like = raw_p } } | a consumer without topic",
                "consumers { back { topic = raw_p, entity = person, like = raw_p } } | the rows would come in again",
                "consumers { back { topic = person, entity = person, like = raw_p } } | the topic of an entity",
                "consumers { back { topic = t, entity = persn, like = raw_p } } | Did you mean 'person'",
                "consumers { back { topic = t, entity = person, like = raw_q } } | Did you mean 'raw_p'",
                "consumers { back { topic = T-1, entity = person, like = raw_p } } | not an identifier",
                "consumers { back { topic = t, entity = person, like = raw_p, without = [sx] } } | has no column 'sx'",
                "consumers { back { topic = t, entity = person, like = raw_p, without = [num] } } | the key column num",
                "consumers { back { topic = t, entity = person, like = raw_p, topik = u } } | Did you mean 'topic'",
                "consumers { a { topic = t, entity = person, like = raw_p }, b { topic = t, entity = person, like = raw_p } } | has the same topic",
                "consumers = 7 | must be an object",
            })
    void saysWhatIsWrongWithADeclaration(String consumers, String message) {
        assertThatThrownBy(() -> read("string", "const = \"x\"", consumers))
                .isInstanceOf(OnrampException.class)
                .hasMessageContaining("ONR-M001")
                .hasMessageContaining("consumers.conf:1")
                .hasMessageContaining(message);
    }

    @Test
    void refusesASourceThatDoesNotProduceTheEntity() {
        String other = "consumers { back { topic = t, entity = other, like = raw_p } }\n"
                + "entities { other { key = [id], fields { id { type = string } } } }";
        assertThatThrownBy(() -> read("string", "const = \"x\"", other))
                .hasMessageContaining("does not produce the entity 'other'");
    }

    private static CanonicalModel read(String type, String expression, String consumers) {
        return ModelReader.read(
                "test",
                List.of(
                        new ModelFile("model.conf", MODEL.formatted(type, expression)),
                        new ModelFile("consumers.conf", consumers)));
    }
}
