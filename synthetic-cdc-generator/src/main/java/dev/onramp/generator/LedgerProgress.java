package dev.onramp.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;

/** How far the lines of a ledger are known to be stored by the broker, and their format. Replaced as a whole, so never half written. */
final class LedgerProgress {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path file;
    private final MessageFormat format;
    private long acknowledged;

    private LedgerProgress(Path file, MessageFormat format, long acknowledged) {
        this.file = file;
        this.format = format;
        this.acknowledged = acknowledged;
    }

    /** @throws dev.onramp.config.OnrampException ONR-G005 when earlier changes have another format */
    static LedgerProgress open(Path file, Path ledger, MessageFormat format) throws IOException {
        if (!Files.exists(file)) {
            LedgerProgress fresh = new LedgerProgress(file, format, 0);
            fresh.save();
            return fresh;
        }
        JsonNode json = MAPPER.readTree(Files.readAllBytes(file));
        MessageFormat before = json.path("format").asText().equals(text(MessageFormat.PLAIN))
                ? MessageFormat.PLAIN
                : MessageFormat.ROW;
        if (before != format && Files.exists(ledger) && Files.size(ledger) > 0) {
            throw GeneratorErrors.otherFormat(ledger, before, format);
        }
        return new LedgerProgress(file, format, json.path("acknowledged").asLong());
    }

    long acknowledged() {
        return acknowledged;
    }

    void acknowledge(long lines) throws IOException {
        acknowledged = lines;
        save();
    }

    private void save() throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.write(fresh, MAPPER.writeValueAsBytes(Map.of("format", text(format), "acknowledged", acknowledged)));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String text(MessageFormat format) {
        return format.name().toLowerCase(Locale.ROOT);
    }
}
