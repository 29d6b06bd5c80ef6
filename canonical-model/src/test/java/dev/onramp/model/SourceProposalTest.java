package dev.onramp.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SourceProposalTest {
    private static final Identifier TABLE = new Identifier("raw_table_x");

    private final List<Map<String, Object>> rows = List.of(
            row("__op", "c", "status", "a", "cust_num", "7", "n", 1, "day", "2026-01-31", "at", "2026-01-31T10:11:12Z"),
            row("status", "a", "cust_num", "8", "n", 5_000_000_000L, "day", "2026-02-01", "at", null, "odd", "x"),
            row(
                    "status",
                    "b",
                    "cust_num",
                    "9",
                    "n",
                    2,
                    "day",
                    null,
                    "odd",
                    5,
                    "pin",
                    "0000",
                    "rent",
                    new BigDecimal("12.345"),
                    "Weird\nName",
                    1),
            row(
                    "status",
                    "b",
                    "cust_num",
                    "10",
                    "n",
                    2,
                    "tags",
                    List.of("t"),
                    "home",
                    Map.of("city", "B"),
                    "nothing",
                    null,
                    "ok",
                    true));

    @Test
    void proposesTypesMarksAndAKey() {
        assertThat(SourceProposal.of(TABLE, rows)).isEqualTo("""
                # Proposed from 4 sample rows. What a person has to decide is marked TODO.
                sources {
                  raw_table_x {
                    system = legacy # TODO the name of the system that has the table
                    format = auto
                    key = [cust_num] # TODO a guess: it differs from row to row
                    version = 1

                    fields {
                      status { type = string }
                      cust_num { type = string }
                      n { type = long }
                      day { type = date, optional = true }
                      at { type = timestamp, optional = true }
                      odd { type = string, optional = true } # TODO the samples have values of several JSON types; others than the declared one are rejected
                      pin { type = string, optional = true, classification = secret } # TODO is it secret?
                      rent { type = "decimal(18,3)", optional = true }
                      tags { type = array, element { type = string }, optional = true }
                      home { type = struct, fields { city { type = string, optional = true } }, optional = true }
                      nothing { type = string, optional = true } # TODO no sample has a value
                      ok { type = boolean, optional = true }
                      # TODO the column "Weird?Name" cannot be declared: names match [a-z][a-z0-9_]{0,58}; it stays in the archive
                    }

                    produces {
                      # TODO the entity and its fields, as in:
                      # customer {
                      #   customer_number { from = status }
                      # }
                    }
                  }
                }
                """);
    }

    @Test
    void isAModelOnceCompleted() {
        String completed = SourceProposal.of(TABLE, rows)
                .replace("      # TODO the entity and its fields, as in:\n", "")
                .replaceAll("# (customer \\{|  customer_number \\{ from = )status", "$1cust_num")
                .replaceAll("(?m)^      # ", "      ")
                .replace("TODO the column", "# the column")
                .replace("from = status", "from = cust_num");
        String entity =
                "entities { customer { key = [customer_number], fields { customer_number { type = string } } } }";

        CanonicalModel model = ModelReader.read(
                "here", List.of(new ModelFile("entity.conf", entity), new ModelFile("source.conf", completed)));

        assertThat(model.source(TABLE).key()).containsExactly(new Identifier("cust_num"));
        assertThat(model.source(TABLE).fields()).hasSize(12);
        assertThat(model.source(TABLE).produces()).hasSize(1);
    }

    @Test
    void showsNoValueOfARow() {
        assertThat(SourceProposal.of(TABLE, List.of(row("a", "Ada Byron", "pin", "4711"))))
                .doesNotContain("Ada", "4711");
    }

    @Test
    void saysWhenNoColumnCanBeTheKey() {
        assertThat(SourceProposal.of(TABLE, List.of(row("a", "x"), row("a", "x"))))
                .contains("key = [a] # TODO no column differs from row to row");
    }

    @Test
    void refusesRowsWithoutColumns() {
        for (List<Map<String, Object>> nothing : List.of(List.<Map<String, Object>>of(), List.of(row("A B", 1)))) {
            assertThatThrownBy(() -> SourceProposal.of(TABLE, nothing))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("no row has a column");
        }
    }

    private static Map<String, Object> row(@Nullable Object... namesAndValues) {
        Map<String, Object> row = new LinkedHashMap<>();
        List<@Nullable Object> given = Arrays.asList(namesAndValues);
        for (int i = 0; i < given.size(); i += 2) {
            row.put(String.valueOf(given.get(i)), given.get(i + 1));
        }
        return row;
    }
}
