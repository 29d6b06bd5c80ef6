package dev.onramp.console.publish;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Cuts a file into requests that a front door takes. Holds one request's changes at a time. Not thread-safe. */
final class ChunkReader {
    static final int MOST_CHANGES = 500;
    static final int MOST_BYTES = 512 * 1024;

    private final BufferedReader in;
    private final Format format;
    private int line;
    private int number;
    private @Nullable String held;

    ChunkReader(BufferedReader in, Format format) {
        this.in = in;
        this.format = format;
    }

    /** The next request; empty at the end. */
    Optional<Chunk> next() throws IOException {
        List<String> changes = new ArrayList<>();
        List<Integer> lines = new ArrayList<>();
        if (format == Format.JSON) {
            String whole = in.lines().reduce((one, two) -> one + "\n" + two).orElse("");
            return number++ > 0 || whole.isBlank()
                    ? Optional.empty()
                    : Optional.of(new Chunk(0, List.of(whole), List.of(1)));
        }
        int bytes = 0;
        for (String change = take(); change != null; change = take()) {
            int size = change.getBytes(StandardCharsets.UTF_8).length + 1;
            if (!changes.isEmpty() && (changes.size() == MOST_CHANGES || bytes + size > MOST_BYTES)) {
                held = change;
                break;
            }
            changes.add(change);
            lines.add(line);
            bytes += size;
        }
        return changes.isEmpty() ? Optional.empty() : Optional.of(new Chunk(number++, changes, lines));
    }

    /** The next line that is not blank. */
    private @Nullable String take() throws IOException {
        String change = held;
        held = null;
        while (change == null || change.isBlank()) {
            change = in.readLine();
            if (change == null) {
                return null;
            }
            line++;
        }
        return change;
    }
}
