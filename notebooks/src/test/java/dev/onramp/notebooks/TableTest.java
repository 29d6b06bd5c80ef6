package dev.onramp.notebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TableTest {
    private static final Table TABLE = new Table(
            "sql/x.sql",
            "SELECT 1 < 2",
            List.of("name", "amount"),
            List.of(List.of("Ada", 12L), Arrays.asList(null, 3L), Arrays.asList("Bo", null)));

    @Test
    void standsInColumnsWithNumbersToTheRight() {
        assertThat(TABLE.toString()).isEqualTo("""
                name  amount
                ----  ------
                Ada       12
                –          3
                Bo         –
                """);
    }

    @Test
    void showsItsQueryAndItsRowsAsHtml() {
        assertThat(TableText.html(TABLE))
                .contains("<summary><code>sql/x.sql</code></summary><pre>SELECT 1 &lt; 2</pre>")
                .contains("<th>name</th><th>amount</th>")
                .contains("<td style=\"text-align:left\">Ada</td><td style=\"text-align:right\">12</td>");
    }

    @Test
    void dataIsShownAndNeverObeyed() {
        Table hostile = new Table("s", "", List.of("<b>"), List.of(List.of("<script>alert(1)</script>\u0007\n&")));

        assertThat(TableText.html(hostile))
                .doesNotContain("<script>", "<b>", "<details>")
                .contains("&lt;script&gt;alert(1)");
        assertThat(hostile.toString()).contains("\\u0007\\u000a&").doesNotContain("\u0007");
    }

    @Test
    void saysHowManyRowsItDoesNotShow() {
        List<List<Object>> rows =
                IntStream.range(0, 35).mapToObj(i -> List.<Object>of(i)).toList();
        Table table = new Table("s", "", List.of("i"), rows);

        assertThat(table.toString()).contains("29\n").doesNotContain("30\n").endsWith("5 more rows\n");
        assertThat(TableText.html(table)).contains("<p>5 more rows</p>");
    }

    @Test
    void givesColumnsAndSums() {
        assertThat(TABLE.column("name")).containsExactly("Ada", null, "Bo");
        assertThat(TABLE.sum("amount")).isEqualTo(15.0);
        assertThat(TABLE.first("amount")).isEqualTo(12L);
        assertThat(new Table("s", "", List.of("d"), List.of(List.of(new BigDecimal("1E+3")))).toString())
                .contains("1000");
    }

    @Test
    void namesTheColumnsWhenThereIsNoSuchOne() {
        assertThatThrownBy(() -> TABLE.column("amuont"))
                .hasMessageContaining("ONR-N005")
                .hasMessageContaining("amuont")
                .hasMessageContaining("name, amount");
        assertThatThrownBy(() -> TABLE.sum("name"))
                .hasMessageContaining("ONR-N005")
                .hasMessageContaining("Ada");
        assertThatThrownBy(() -> TABLE.bars("name", "nothing")).hasMessageContaining("ONR-N005");
        assertThatThrownBy(() -> TABLE.line("amount", "name")).hasMessageContaining("ONR-N005");
        assertThatThrownBy(() -> TABLE.bars("name", "amount").by("nothing")).hasMessageContaining("ONR-N005");
    }

    @Test
    void anEmptyTableHasNoFirstRow() {
        Table empty = new Table("sql/none.sql", "", List.of("a"), List.of());

        assertThatThrownBy(() -> empty.first("a"))
                .hasMessageContaining("ONR-N006")
                .hasMessageContaining("sql/none.sql");
        assertThat(empty.toString()).startsWith("a\n");
    }

    @Test
    void everyRowHasAValuePerColumn() {
        assertThatThrownBy(() -> new Table("s", "", List.of("a", "b"), List.of(List.of(1))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
