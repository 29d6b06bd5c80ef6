package dev.onramp.reconcile.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onramp.reconcile.ReconcileErrors;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The ledger of a generator, as far as the broker had acknowledged it when this was made. Made before the cut, so that all of it lies before
 * the cut. Immutable.
 */
public final class LedgerFile {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HELD = "held";
    private static final String COPY = "copy";

    private final Path file;
    private final long acknowledged;

    private LedgerFile(Path file, long acknowledged) {
        this.file = file;
        this.acknowledged = acknowledged;
    }

    /**
     * The ledger of this data folder; empty where no generator has acknowledged anything.
     *
     * @throws dev.onramp.config.OnrampException ONR-R010 when it cannot be read
     */
    public static Optional<LedgerFile> of(Path dataDir) {
        Path folder = dataDir.resolve("generator");
        Path progress = folder.resolve("progress.json");
        Path file = folder.resolve("ledger.ndjson");
        if (!Files.exists(progress) || !Files.exists(file)) {
            return Optional.empty();
        }
        try {
            long acknowledged = JSON.readTree(Files.readAllBytes(progress))
                    .path("acknowledged")
                    .asLong();
            return acknowledged == 0 ? Optional.empty() : Optional.of(new LedgerFile(file, acknowledged));
        } catch (IOException e) {
            throw ReconcileErrors.ledgerUnreadable(progress.toString(), 1, e);
        }
    }

    /**
     * By sequence of the change. Lines that expect nothing are left out.
     *
     * @throws dev.onramp.config.OnrampException ONR-R010 when it cannot be read, or has fewer lines than were acknowledged
     */
    Map<Long, Expectation> expectations() {
        Map<Long, Expectation> expectations = new HashMap<>();
        Map<String, String> words = new HashMap<>();
        long number = 0;
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            while (number < acknowledged) {
                String line = lines.readLine();
                number++;
                if (line == null) {
                    throw new IOException("it ends here, but " + acknowledged + " lines were sent");
                }
                read(number, JSON.readTree(line), expectations, words);
            }
        } catch (JsonProcessingException e) {
            throw ReconcileErrors.ledgerUnreadable(file.toString(), number, new IOException(e.getOriginalMessage()));
        } catch (IOException e) {
            throw ReconcileErrors.ledgerUnreadable(file.toString(), number, e);
        }
        return expectations;
    }

    private static void read(
            long number, JsonNode line, Map<Long, Expectation> expectations, Map<String, String> words) {
        String step = line.path("step").asText();
        if (step.equals(HELD) || !line.has("outcome")) {
            return;
        }
        String error = line.path("error").asText();
        String outcome = word(words, line.path("outcome").asText() + (error.isEmpty() ? "" : " " + error));
        Expectation first = new Expectation(
                number,
                word(words, line.path("table").asText()),
                line.path("key").asText(),
                word(words, line.path("fault").asText()),
                java.util.List.of(outcome));
        long sequence = line.path("seq").asLong();
        if (step.equals(COPY)) {
            expectations.computeIfPresent(sequence, (key, known) -> known.and(outcome));
        } else {
            expectations.put(sequence, first);
        }
    }

    private static String word(Map<String, String> words, String text) {
        return words.computeIfAbsent(text, key -> key);
    }
}
