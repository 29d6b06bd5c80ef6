package dev.onramp.notebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.config.OnrampException;
import dev.onramp.views.trino.ResultColumn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeTest {
    @TempDir
    private Path folder;

    private final List<String> asked = new ArrayList<>();

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("some-accounts.sql"), "-- Some.\nSELECT a\nFROM t\n");
        Files.writeString(folder.resolve("all.sql"), "SELECT 1");
        Files.writeString(folder.resolve("README.md"), "no query");
    }

    /** A lake that answers each statement with this many rows of one column. */
    private Lake lake(int rows) {
        return new Lake(folder, (sql, sink) -> {
            asked.add(sql);
            sink.begin(List.of(new ResultColumn("a", "bigint")));
            for (long i = 0; i < rows; i++) {
                sink.row(List.of(i));
            }
            sink.end();
        });
    }

    @Test
    void runsWhatStandsInTheFile() {
        Table table = lake(2).query("some-accounts");

        assertThat(asked).containsExactly("-- Some.\nSELECT a\nFROM t");
        assertThat(table.source()).isEqualTo("sql/some-accounts.sql");
        assertThat(table.column("a")).containsExactly(0L, 1L);
    }

    @Test
    void listsTheQueriesThatThereAre() {
        assertThat(lake(0).queries()).containsExactly("all", "some-accounts");
    }

    @Test
    void namesTheQueriesWhenThereIsNoSuchOne() {
        for (String wrong : List.of("nothing", "../all", "", "README")) {
            assertThatThrownBy(() -> lake(1).query(wrong))
                    .as(wrong)
                    .isInstanceOf(OnrampException.class)
                    .hasMessageContaining("ONR-N001")
                    .hasMessageContaining("all, some-accounts");
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void saysWhichQueryFailedAndWhy() {
        Lake lake = new Lake(folder, (sql, sink) -> {
            throw new OnrampException("ONR-V008", "refused", "line 2:3: Column 'a' cannot be resolved", "mend it");
        });

        assertThatThrownBy(() -> lake.query("some-accounts"))
                .hasMessageContaining("ONR-N002")
                .hasMessageContaining("sql/some-accounts.sql failed")
                .hasMessageContaining("line 2:3: Column 'a' cannot be resolved");
        assertThatThrownBy(() -> lake.sql("SELECT x")).hasMessageContaining("this statement failed");
    }

    @Test
    void refusesMoreRowsThanANotebookShouldHold() {
        assertThat(lake(Table.MAX_ROWS).query("all").size()).isEqualTo(Table.MAX_ROWS);
        assertThatThrownBy(() -> lake(Table.MAX_ROWS + 1).query("all"))
                .hasMessageContaining("ONR-N003")
                .hasMessageContaining("sql/all.sql");
    }
}
