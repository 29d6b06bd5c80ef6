package dev.onramp.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Messages of a tool, from a file of {@code src/test/resources/messages}: a line {@code > key} begins one, the lines behind it are its value, joined; a key without
 * a value is a tombstone. Lines that begin with {@code #} are comments.
 */
record Messages(List<Message> all) {
    private static final Path FOLDER = Path.of("src/test/resources/messages");
    private static final Duration AT_MOST = Duration.ofMinutes(1);

    /** @param value empty for a tombstone */
    record Message(String key, String value) {}

    static Messages of(String file) {
        List<Message> all = new ArrayList<>();
        for (String line : text(file).lines().toList()) {
            if (line.startsWith("> ")) {
                all.add(new Message(line.substring(2), ""));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                Message last = all.remove(all.size() - 1);
                all.add(new Message(last.key(), last.value() + line.strip()));
            }
        }
        return new Messages(List.copyOf(all));
    }

    static String text(String file) {
        try {
            return Files.readString(FOLDER.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As Kafka Connect's JSON converter writes them with {@code schemas.enable}. */
    Messages wrapped(String keySchema, String schema) {
        return new Messages(all.stream()
                .map(each -> new Message(
                        enveloped(keySchema, each.key()),
                        each.value().isEmpty() ? "" : enveloped(schema, each.value())))
                .toList());
    }

    /** In this order, into the first partition. */
    void produce(String broker, String topic) {
        String lines = all.stream()
                .map(each -> each.key() + "\t" + each.value() + "\n")
                .collect(Collectors.joining());
        Ran ran = Ran.program(
                AT_MOST,
                Map.of(),
                List.of("kcat", "-b", broker, "-P", "-t", topic, "-p", "0", "-K", "\t", "-Z"),
                lines);
        assertThat(ran.exitCode()).as(ran.toString()).isZero();
    }

    private static String enveloped(String schema, String payload) {
        return "{\"schema\":" + schema.lines().map(String::strip).collect(Collectors.joining()) + ",\"payload\":"
                + payload + "}";
    }
}
