package dev.onramp.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.notebooks.jupyter.NotebookFile;
import dev.onramp.notebooks.jupyter.NotebookRun;
import io.trino.sql.parser.SqlParser;
import io.trino.sql.tree.DefaultTraversalVisitor;
import io.trino.sql.tree.FunctionCall;
import io.trino.sql.tree.Node;
import io.trino.sql.tree.Query;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The queries of the notebooks run in Trino and in Athena, and there is none that nobody runs. */
class QueryFilesTest {
    private static final Path FOLDER = Path.of("sql");
    private static final Pattern USED = Pattern.compile("lake\\.query\\(\"([^\"]*)\"\\)");

    /** Functions that the documentation of Athena's engine version 3 and of Trino have, with the same meaning. */
    private static final Set<String> IN_BOTH = Set.of(
            "approx_percentile",
            "at_timezone",
            "avg",
            "count",
            "count_if",
            "date_add",
            "date_diff",
            "date_format",
            "lag",
            "max",
            "min",
            "repeat",
            "round",
            "sequence",
            "sum",
            "year");

    private static final List<String> NAMES = new Lake(FOLDER, (sql, sink) -> {}).queries();

    @TestFactory
    List<DynamicTest> everyQuerySuitsAthenaToo() {
        return NAMES.stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    String sql = Files.readString(FOLDER.resolve(name + ".sql"));
                    Node statement = new SqlParser().createStatement(sql);

                    assertThat(statement).as("a notebook only reads").isInstanceOf(Query.class);
                    assertThat(functions(statement)).isSubsetOf(IN_BOTH);
                    assertThat(sql).as("begins by saying what it answers").startsWith("-- ");
                    assertThat(sql)
                            .as("Athena has no table functions, sessions or hidden tables")
                            .doesNotContain("$", "TABLE(");
                }))
                .toList();
    }

    @Test
    void everyQueryIsRunByANotebookAndEveryNotebookFindsItsQueries() {
        Set<String> used = new TreeSet<>();
        for (Path notebook : NotebookRun.notebooks(Path.of(""))) {
            NotebookFile.read(notebook)
                    .code()
                    .forEach(code -> USED.matcher(code).results().forEach(match -> used.add(match.group(1))));
        }

        assertThat(used).containsExactlyElementsOf(NAMES);
    }

    @Test
    void aFunctionThatAthenaLacksWouldBeFound() {
        assertThat(functions(new SqlParser().createStatement("SELECT a FROM t WHERE any_value(b) > to_utf8('c')")))
                .containsExactlyInAnyOrder("any_value", "to_utf8");
    }

    private static Set<String> functions(Node statement) {
        Set<String> names = new TreeSet<>();
        new DefaultTraversalVisitor<Void>() {
            @Override
            protected Void visitFunctionCall(FunctionCall call, Void context) {
                names.add(call.getName().toString());
                return super.visitFunctionCall(call, context);
            }
        }.process(statement);
        return names.stream()
                .map(each -> each.toLowerCase(java.util.Locale.ROOT))
                .collect(Collectors.toSet());
    }
}
