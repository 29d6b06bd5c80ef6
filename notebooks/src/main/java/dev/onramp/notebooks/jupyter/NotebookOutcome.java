package dev.onramp.notebooks.jupyter;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/** What became of a notebook. */
public sealed interface NotebookOutcome {
    /** The notebook's file name. */
    String notebook();

    /**
     * Every cell ran.
     *
     * @param result the notebook with its outputs
     * @param cells how many cells with code it has
     */
    record Executed(String notebook, Path result, int cells) implements NotebookOutcome {}

    /**
     * A cell failed; those behind it may have failed for its sake.
     *
     * @param cell its number among the cells with code, from 1
     * @param code what stands in it
     * @param reason what it failed with
     */
    record CellFailed(String notebook, int cell, String code, String reason) implements NotebookOutcome {
        private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;]*m");

        /** @param output an output of nbformat, {@code output_type} being {@code error} */
        static String reason(JsonNode output) {
            String said = output.path("evalue").asText().strip();
            String text = said.isEmpty() ? NotebookFile.lines(output.path("traceback")) : said;
            return COLOURS.matcher(output.path("ename").asText() + ": " + text)
                    .replaceAll("")
                    .strip();
        }

        /** For a person: which cell, its code, why. */
        public String text() {
            return String.format(
                    Locale.ROOT,
                    "%s: cell %d failed%n%s%n%s%n",
                    notebook,
                    cell,
                    code.strip().indent(4).stripTrailing(),
                    reason.indent(2).stripTrailing());
        }
    }

    /** Nothing had failed, but the last cell was not reached in time; whoever executed it has ended it. */
    record NoEnd(String notebook, Duration atMost) implements NotebookOutcome {}

    /** Jupyter or the kernel ended before the last cell. */
    record NotExecuted(String notebook, String reason) implements NotebookOutcome {}
}
