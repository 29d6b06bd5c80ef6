package dev.onramp.model;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Expressions that cannot be right, each with the whole message. */
class WrongExpressionsTest {
    private static final String MODEL = """
            entities { e { key = [k], fields {
              k { type = string }
              s { type = string, optional = true }
              d { type = date, optional = true }
              n { type = int, optional = true }
              l { type = array, element { type = string }, optional = true }
              p { type = struct, optional = true, fields { x { type = string }, y { type = int, optional = true } } }
            } } }
            sources { t {
              system = old
              key = [k]
              fields {
                k { type = string }
                a { type = string, optional = true }
                i { type = int, optional = true }
                c { type = enum, values = [R, G], optional = true }
                w { type = double, optional = true }
                list { type = array, element { type = string }, optional = true }
                home { type = struct, optional = true, fields { city { type = string } } }
                pin { type = string, optional = true, classification = secret }
              }
              produces { e {
                k { from = k }
            FIELD
              } }
            } }
            """;

    static Stream<Arguments> wrong() {
        return Stream.of(
                wrong(
                        "s { from = home.town }",
                        "s.from: the column 'home.town': there is no member 'town'. Known here: city."),
                wrong("s { from = a.b }", "s.from: the column 'a.b': string has no members. Name the value itself"),
                wrong(
                        "s { from = list.b }",
                        "s.from: the column 'list.b': array of string has no members. Work on its elements with each { from = item.b }"),
                wrong(
                        "n { from = home.city, case = upper, split { separator = \"\" } }",
                        "n.split: a split needs a separator. Write split { separator = \";\" } for an array, or split { separator = \";\", index = 0 } for a part"),
                wrong(
                        "s { from = a, split { separator = \";\" } }",
                        "s.split: an array cannot become string. Take one part of it, or make the field an array"),
                wrong(
                        "s { from = a, case = capital }",
                        "s.case: there is no case 'capital'. Known here: lower, upper."),
                wrong(
                        "l { from = a, each { from = item } }",
                        "l.each: works on an array, but the value is string. Name a column of type array, or cut a text with split { separator = \",\" }"),
                wrong(
                        "l { from = list, each { from = item.x } }",
                        "l.each.from: the element 'item.x': string has no members. Name the value itself"),
                wrong(
                        "l { from = list, trim = true }",
                        "l: a text cannot become array of string. Map a column of that type with from",
                        "l.from: the column 'list' is array of string, which does not become string. Change the type of one of them, or map the values"),
                wrong(
                        "s { struct { x { from = a } } }",
                        "s.struct: a struct cannot become string. Map one value, or make the field a struct"),
                wrong(
                        "p { struct { y { from = i }, z { from = a } } }",
                        "p.struct: says nothing about the member 'x', which is required. Write x { from = column }, or mark the member as optional",
                        "p.struct.z: the struct has no member 'z'. Did you mean 'x'?"),
                wrong(
                        "p { struct { x { from = a }, y { const = \"1\" } } }",
                        "p.struct.x: may be absent, but the member 'x' is required. Mark the member as optional, or give a value with coalesce = [.., { const = \"X\" }]"),
                wrong(
                        "s { when { from = a, equals = x, in = [y] }, then { const = z } }",
                        "s.when: must have one comparison, but has 2. Write when { from = column, equals = A }, or in = [A, B], or is-null = true, or is-null = false"),
                wrong(
                        "s { when { from = a, equals = x } }",
                        "s: says when, but not what then. Write when { from = column, equals = A }, then { .. }"),
                wrong(
                        "s { from = a, then { const = x } }",
                        "s.then: 'then' belongs to when, and there is none. Remove it, or add when"),
                wrong(
                        "s { when { from = c, equals = B }, then { const = z } }",
                        "s.when: the value never is 'B': it is enum [R, G]. Did you mean 'G'?"),
                wrong(
                        "s { when { from = i, in = [\"07\"] }, then { const = z } }",
                        "s.when: the value never is '07': it is int. Write a value of that type, whole numbers without leading zeros"),
                wrong(
                        "s { when { from = w, equals = \"1.0\" }, then { const = z } }",
                        "s.when: a double cannot be compared. Compare a text, an enum, a boolean, a whole number or a date, or ask with is-null"),
                wrong(
                        "s { when { from = pin, is-null = true }, then { const = z } }",
                        "s.when.from: the column 'pin' is secret and may be in no entity. Remove the field from the mapping"),
                wrong(
                        "d { when { from = a, is-null = true }, then { const = never }, else { from = i } }",
                        "d.else.from: the column 'i' is int, which does not become date. Change the type of one of them, or map the values",
                        "d.then.const: 'never' is no date. Write a value of that type"),
                wrong(
                        "d { from = a, parse { as = dat, pattern = yyyy } }",
                        "d.parse.as: cannot parse as 'dat'. Did you mean 'date'?"),
                wrong(
                        "d { from = a, parse { as = date, pattern = \"MM.yyyy\" } }",
                        "d.parse.pattern: the pattern holds no whole day. Write year, month and day: \"dd.MM.yyyy\""),
                wrong(
                        "d { from = a, parse { as = date, pattern = \"dd.bb\" } }",
                        "d.parse.pattern: 'dd.bb' is no pattern: Unknown pattern letter: b. Write \"dd.MM.yyyy\", in the letters of java.time"),
                wrong(
                        "d { from = a, parse { as = date, pattern = yyyyMMdd, zone = UTC } }",
                        "d.parse.zone: unknown key 'zone'. Known here: as, pattern."),
                wrong(
                        "d { from = a, parse { as = decimal } }",
                        "d.parse: what is parsed does not become date. Parse as that type, or change the type of the field"),
                wrong(
                        "d { from = a, parse { as = boolean, true = [J], false = [J] } }",
                        "d.parse: needs words for true and words for false, each once. Write true = [J, Y], false = [N]"),
                wrong(
                        "n { from = a, parse { as = decimal, decimal-separator = \",\", grouping-separator = \",\" } }",
                        "n.parse: the separators of a decimal are two different characters, no digits and no signs. "
                                + "Write decimal-separator = \",\", grouping-separator = \".\""),
                wrong(
                        "s { from = a, parse { as = timestamp, pattern = \"yyyyMMddHHmmss\" } }",
                        "s.parse.pattern: neither the pattern nor zone says which clock the texts are read from. "
                                + TIMESTAMPS),
                wrong(
                        "s { from = a, parse { as = timestamp, pattern = \"yyyyMMddHHmmssX\", zone = UTC } }",
                        "s.parse.pattern: the pattern has a zone, and zone names another. " + TIMESTAMPS),
                wrong(
                        "s { from = a, parse { as = timestamp, pattern = \"yyyyMMdd\", zone = Europe/Berlyn } }",
                        "s.parse.zone: there is no zone 'Europe/Berlyn'. Write a zone such as UTC, Europe/Berlin or +02:00"),
                wrong(
                        "s { java = no.such.Function, with = [{ from = a }] }",
                        "s.java: the class no.such.Function is not on the class path. " + FUNCTIONS),
                wrong(
                        "s { java = java.lang.String, with = [{ from = a }] }",
                        "s.java: the class java.lang.String does not implement dev.onramp.model.MappingFunction. "
                                + FUNCTIONS),
                wrong(
                        "s { java = no.such.Function }",
                        "s: says nothing about the function's arguments. Write with = [{ from = column }]"));
    }

    private static final String TIMESTAMPS =
            "Write pattern = \"yyyy-MM-dd HH:mm:ss\" with zone = Europe/Berlin, or a pattern with an offset: \"..ssXXX\"";
    private static final String FUNCTIONS =
            "Write the full name of a class that implements dev.onramp.model.MappingFunction, and put its jar into the folder lib of the model";

    @ParameterizedTest
    @MethodSource("wrong")
    void areNamedWithPlaceCauseAndFix(String field, List<String> problems) {
        WrongModelsTest.assertProblems(
                MODEL.replace("FIELD", field),
                problems.stream()
                        .map(each -> "m.conf:24: sources.t.produces.e." + each)
                        .toArray(String[]::new));
    }

    @Test
    void aKeyThatDependsOnMoreThanADeleteCarries() {
        WrongModelsTest.assertProblems(
                MODEL.replace(
                                "k { from = k }\n",
                                "k { when { from = i, equals = \"1\" }, then { from = k }, else { const = x } }\n")
                        .replace("FIELD", ""),
                "m.conf:23: sources.t.produces.e.k.when.from: the key of e needs the column 'i', but a delete carries only [k]. "
                        + "Compute the key from the source's key alone, or add the column to the source's key");
    }

    @Test
    void aRequiredFieldThatAStepMayLose() {
        for (String lossy : List.of("null-if = [\"\"]", "split { separator = \"-\", index = 1 }")) {
            WrongModelsTest.assertProblems(
                    MODEL.replace("k { from = k }\n", "k { from = k, " + lossy + " }\n")
                            .replace("FIELD", ""),
                    "m.conf:23: sources.t.produces.e.k: may be absent, but e.k is required. Mark the field as optional, "
                            + "mark the column as required, or give a value with coalesce = [.., { const = \"X\" }]");
        }
    }

    @Test
    void aDriftThatDoesNotExist() {
        WrongModelsTest.assertProblems(
                MODEL.replace("system = old", "system = old, schema-drift = warn")
                        .replace("FIELD", ""),
                "m.conf:10: sources.t.schema-drift: there is no schema-drift 'warn'. Known here: ignore, keep, reject.");
    }

    private static Arguments wrong(String field, String... problems) {
        return Arguments.of(field, List.of(problems));
    }
}
