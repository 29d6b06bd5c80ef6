package dev.onramp.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.model.ModelLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each expression as a person writes it in a model, with rows that it takes and rows that it refuses. */
class MappingExpressionTest {
    private static final String MODEL = """
            entities { e { key = [k], fields { k { type = string }, v { TYPE, optional = true } } } }
            sources {
              t {
                system = test
                key = [k]
                fields {
                  k { type = string }
                  a { type = string, optional = true }
                  b { type = string, optional = true }
                  n { type = int, optional = true }
                  list { type = array, element { type = string }, optional = true }
                  people { type = array, optional = true, element { type = struct, fields { name { type = string, optional = true }, age { type = int } } } }
                  home {
                    type = struct
                    optional = true
                    fields { city { type = string, optional = true }, geo { type = struct, optional = true, fields { lat { type = int } } } }
                  }
                }
                produces { e { k { from = k }, v { EXPRESSION } } }
              }
            }
            """;

    @TempDir
    private Path folder;

    static Stream<Arguments> values() {
        String germanDecimal =
                "from = a, parse { as = decimal, decimal-separator = \",\", grouping-separator = \".\" }";
        String berlin = "from = a, parse { as = timestamp, pattern = \"yyyy-MM-dd HH:mm\", zone = Europe/Berlin }";
        String offset = "from = a, parse { as = timestamp, pattern = \"yyyyMMddHHmmssXX\" }";
        String words = "from = a, parse { as = boolean, true = [J, \"1\"], false = [N, \"0\"] }";
        String when = "when { from = a, equals = x }, then { const = X }, else { from = b }";
        String people = "type = array, element { type = string }";
        return Stream.of(
                // trim, case, null-if
                row("type = string", "from = a, trim = true", "'a':' \\t x y \\u2003'", "'x y'"),
                row("type = string", "from = a, trim = true", "'a':null", "absent"),
                row("type = string", "from = a, trim = true", "'n':7", "absent"),
                row("type = string", "from = n, trim = true", "'n':7", "'7'"),
                row("type = string", "from = a, case = upper", "'a':'stra\u00dfe i'", "'STRASSE I'"),
                row("type = string", "from = a, case = lower", "'a':'ABC\u0130'", "'abci\u0307'"),
                row("type = string", "from = a, null-if = [\"\", \"N/A\"]", "'a':'N/A'", "absent"),
                row("type = string", "from = a, null-if = [\"\", \"N/A\"]", "'a':''", "absent"),
                row("type = string", "from = a, null-if = [\"\", \"N/A\"]", "'a':'n/a'", "'n/a'"),
                row("type = string", "from = a, case = upper, null-if = [\"X\"], trim = true", "'a':' x '", "absent"),
                // split
                row("type = string", "from = a, split { separator = \"-\", index = 0 }", "'a':'x-y'", "'x'"),
                row("type = string", "from = a, split { separator = \"-\", index = -1 }", "'a':'x-y-z'", "'z'"),
                row("type = string", "from = a, split { separator = \"-\", index = 2 }", "'a':'x-y'", "absent"),
                row("type = string", "from = a, split { separator = \".*\", index = 1 }", "'a':'x.*y'", "'y'"),
                row(people, "from = a, split { separator = \";\" }", "'a':';x;'", "['','x','']"),
                row(people, "from = a, split { separator = \";\" }", "'a':''", "['']"),
                row(people, "from = a, split { separator = \";\" }", "'b':''", "absent"),
                // arrays
                row(
                        people,
                        "from = list, each { from = item, trim = true, null-if = [\"\"] }",
                        "'list':[' x',' ']",
                        "['x']"),
                row(people, "from = list, each { from = item }", "'list':[]", "[]"),
                row(
                        people,
                        "from = people, each { from = item.name }",
                        "'people':[{'name':'A','age':1},{'age':2}]",
                        "['A']"),
                row(
                        people,
                        "from = people, each { concat = [{ from = k }, { from = item.age }] }",
                        "'people':[{'age':1}]",
                        "['11']"),
                row(people, "array = [{ from = a }, { from = b }]", "'b':'y'", "['y']"),
                row(people, "array = [{ from = a }, { from = b }]", "'n':1", "absent"),
                row(
                        "type = array, element { type = int }",
                        "from = a, split { separator = \",\" }, each { from = item, trim = true }",
                        "'a':'1, 2'",
                        "[1,2]"),
                // nested in and out
                row("type = int", "from = home.geo.lat", "'home':{'geo':{'lat':5}}", "5"),
                row("type = int", "from = home.geo.lat", "'home':{'city':'B'}", "absent"),
                row(
                        "type = struct, fields { x { type = string, optional = true }, y { type = int, optional = true } }",
                        "struct { x { from = a, case = upper }, y { from = n } }",
                        "'n':1,'a':'q'",
                        "{'x':'Q','y':1}"),
                row(
                        "type = struct, fields { x { type = string, optional = true }, y { type = int, optional = true } }",
                        "struct { x { from = a }, y { from = n } }",
                        "'b':'q'",
                        "absent"),
                // when
                row("type = string", when, "'a':'x','b':'q'", "'X'"),
                row("type = string", when, "'a':'X','b':'q'", "'q'"),
                row("type = string", when, "'b':'q'", "'q'"),
                row("type = string", "when { from = n, in = [1, 2] }, then { const = few }", "'n':2", "'few'"),
                row("type = string", "when { from = n, in = [1, 2] }, then { const = few }", "'n':3", "absent"),
                row(
                        "type = string",
                        "when { from = home.city, is-null = true }, then { const = no }",
                        "'home':{}",
                        "'no'"),
                row("type = string", "when { from = a, is-null = false }, then { const = yes }", "'a':''", "'yes'"),
                // parse
                row(
                        "type = date",
                        "from = a, parse { as = date, pattern = \"dd.MM.yyyy\" }",
                        "'a':'31.01.2026'",
                        "'2026-01-31'"),
                row(
                        "type = date",
                        "from = a, parse { as = date, pattern = \"d MMM uuuu\" }",
                        "'a':'5 Sep 2026'",
                        "'2026-09-05'"),
                row("type = date", "from = a, parse { as = date, pattern = yyMMdd }", "'a':'991231'", "'2099-12-31'"),
                row(
                        "type = string",
                        "from = a, parse { as = date, pattern = yyyyMMdd }",
                        "'a':'20260131'",
                        "'2026-01-31'"),
                row("type = date", "from = a, parse { as = date, pattern = yyyyMMdd }", "'a':null", "absent"),
                row("type = timestamp", berlin, "'a':'2026-07-01 12:00'", "'2026-07-01T10:00:00.000000Z'"),
                row("type = timestamp", berlin, "'a':'2026-10-25 02:30'", "'2026-10-25T00:30:00.000000Z'"),
                row("type = timestamp", offset, "'a':'20260131101112+0200'", "'2026-01-31T08:11:12.000000Z'"),
                row("type = \"decimal(12,2)\"", germanDecimal, "'a':'-1.234.567,5'", "'-1234567.50'"),
                row("type = \"decimal(12,2)\"", germanDecimal, "'a':'+1234,50'", "'1234.50'"),
                row("type = int", germanDecimal, "'a':'1.234'", "1234"),
                row("type = boolean", words, "'a':'J'", "true"),
                row("type = boolean", words, "'a':'0'", "false"),
                row(
                        "type = string",
                        "from = a, case = upper, parse { as = boolean, true = [J], false = [N] }, map { true = Y, false = X }",
                        "'a':'j'",
                        "'Y'"),
                // functions
                row("type = string", java("{ from = a }, { from = b }"), "'a':'x','b':'y'", "'yx'"),
                row("type = string", java("{ from = a }, { from = b }"), "'a':'x'", "'x'"),
                row("type = string", java("{ from = a }, { from = b }"), "'n':1", "absent"),
                row("type = string", java("{ from = a }"), "'a':'null'", "absent"),
                row(people, java("{ from = list }"), "'list':['x','y']", "['y','x']"));
    }

    static Stream<Arguments> rejections() {
        String date = "from = a, parse { as = date, pattern = \"dd.MM.yyyy\" }";
        String berlin = "from = a, parse { as = timestamp, pattern = \"yyyy-MM-dd HH:mm\", zone = Europe/Berlin }";
        String decimal = "from = a, parse { as = decimal, decimal-separator = \",\", grouping-separator = \".\" }";
        return Stream.of(
                refusal("date", date, "'a':'2026-01-31'", "ONR-T121", "e.v: '2026-01-31' is no date dd.MM.yyyy"),
                refusal("date", date, "'a':'30.02.2026'", "ONR-T121", "'30.02.2026'"),
                refusal("date", date, "'a':'31.01.2026 '", "ONR-T121", "'31.01.2026 '"),
                refusal("date", date, "'a':''", "ONR-T121", "''"),
                refusal("date", date, "'a':'01.01.0000'", "ONR-T121", "0000"),
                refusal("timestamp", berlin, "'a':'2026-03-29 02:30'", "ONR-T121", "in Europe/Berlin"),
                refusal("timestamp", berlin, "'a':'2026-03-29'", "ONR-T121", "2026-03-29"),
                refusal(
                        "\"decimal(12,2)\"",
                        decimal,
                        "'a':'1.5'",
                        "ONR-T121",
                        "decimal with ',' and groups of three with '.'"),
                refusal("\"decimal(12,2)\"", decimal, "'a':'1234.567'", "ONR-T121", "1234.567"),
                refusal("\"decimal(12,2)\"", decimal, "'a':'1,'", "ONR-T121", "1,"),
                refusal("\"decimal(12,2)\"", decimal, "'a':'\u0661'", "ONR-T121", "decimal"),
                refusal("\"decimal(12,2)\"", decimal, "'a':'1,234'", "ONR-T111", "1.234"),
                refusal(
                        "boolean",
                        "from = a, parse { as = boolean, true = [J], false = [N] }",
                        "'a':'j'",
                        "ONR-T121",
                        "true [J], false [N]"),
                refusal("string", java("{ from = a }"), "'a':'refused'", "ONR-T122", "not this one"),
                refusal("string", java("{ from = a }"), "'a':'broken'", "ONR-T122", "java.lang.IllegalStateException"),
                refusal("string", java("{ from = a }"), "'a':'number'", "ONR-T122", "java.lang.Integer"),
                refusal("string", java("{ from = a }"), "'a':'nul'", "ONR-T122", "U+0000"),
                refusal("string", java("{ from = a }"), "'a':'hole'", "ONR-T122", "null"),
                refusal("string", java("{ from = a }"), "'a':'list'", "ONR-T111", "e.v"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void givesTheValue(String type, String expression, String row, String value) throws IOException {
        Outcome outcome = map(type, expression, row);

        assertThat(outcome).isInstanceOf(Mapped.class);
        String json = Fixtures.text(((Mapped) outcome).events().get(0).value());
        String expected = value.equals("absent") ? "{'k':'1'}" : "{'k':'1','v':" + value + "}";
        assertThat(json).isEqualTo(expected.replace('\'', '"'));
    }

    @ParameterizedTest
    @MethodSource("rejections")
    void rejectsWithTheReason(String type, String expression, String row, String id, String message)
            throws IOException {
        assertThat(map("type = " + type, expression, row)).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.errorId()).as(rejected.message()).isEqualTo(id);
            assertThat(rejected.message()).contains("e.v").contains(message);
        });
    }

    private Outcome map(String type, String expression, String row) throws IOException {
        Files.writeString(folder.resolve("m.conf"), MODEL.replace("TYPE", type).replace("EXPRESSION", expression));
        String json = "{\"k\":\"1\"," + row.replace('\'', '"') + "}";
        return new MappingEngine(ModelLoader.load(folder)).map(Fixtures.record("t", 1, json), "s3://b/o#1");
    }

    private static Arguments row(String type, String expression, String row, String value) {
        return Arguments.of(type, expression, row, value);
    }

    private static Arguments refusal(String type, String expression, String row, String id, String message) {
        return Arguments.of(type, expression, row, id, message);
    }

    private static String java(String arguments) {
        return "java = \"" + Reversal.class.getName() + "\", with = [" + arguments + "]";
    }
}
