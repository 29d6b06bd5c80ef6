package dev.onramp.notebooks;

import dev.onramp.config.OnrampException;
import dev.onramp.config.Settings;
import dev.onramp.views.trino.RowSink;
import dev.onramp.views.trino.TrinoQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The lake as a notebook sees it: queries that stand in {@code sql/NAME.sql}, run in Trino. Thread-safe; nothing is kept open.
 */
public final class Lake {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final String ENDING = ".sql";

    private final Path folder;
    private final Queries queries;

    /** Whatever runs one statement and passes its rows on. */
    @FunctionalInterface
    interface Queries {
        void run(String sql, RowSink sink) throws IOException;
    }

    Lake(Path folder, Queries queries) {
        this.folder = Objects.requireNonNull(folder, "folder");
        this.queries = Objects.requireNonNull(queries, "queries");
    }

    /** The lake of the stack that the kernel was started for, else of the one that {@code ./onramp up} has started. */
    public static Lake open() {
        Settings settings = NotebookSettings.load();
        return new Lake(NotebookSettings.sqlFolder(), TrinoQuery.of(settings)::run);
    }

    /** The names of all queries, sorted. */
    public List<String> queries() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString())
                    .filter(each -> each.endsWith(ENDING))
                    .map(each -> each.substring(0, each.length() - ENDING.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw NotebooksErrors.unreadable(folder, e);
        }
    }

    /**
     * Runs the query of this name.
     *
     * @throws OnrampException ONR-N001 when there is no such query; ONR-N002, with the file's name and Trino's words, when it fails; ONR-N003
     *     when it gives more than {@value Table#MAX_ROWS} rows
     */
    public Table query(String name) {
        if (!NAME.matcher(name).matches()) {
            throw NotebooksErrors.noSuchQuery(name, queries());
        }
        Path file = folder.resolve(name + ENDING);
        if (!Files.isRegularFile(file)) {
            throw NotebooksErrors.noSuchQuery(name, queries());
        }
        try {
            return run("sql/" + name + ENDING, Files.readString(file).strip());
        } catch (IOException e) {
            throw NotebooksErrors.unreadable(file, e);
        }
    }

    /** Runs a statement that stands in a cell: for trying things out. Fails like {@link #query}. */
    public Table sql(String statement) {
        return run("this statement", statement.strip());
    }

    private Table run(String source, String sql) {
        TableSink sink = new TableSink(source, sql);
        try {
            queries.run(sql, sink);
        } catch (OnrampException e) {
            throw e.errorId().startsWith("ONR-N") ? e : NotebooksErrors.queryFailed(source, e);
        } catch (IOException e) {
            throw NotebooksErrors.queryFailed(source, e);
        }
        return sink.table();
    }
}
