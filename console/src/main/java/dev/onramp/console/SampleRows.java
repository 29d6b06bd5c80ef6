package dev.onramp.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads rows that a person has at hand: JSON objects one after the other, or in an array. */
final class SampleRows {
    private static final int MOST_ROWS = 100_000;
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private SampleRows() {}

    /**
     * The rows, at most 100,000 of them.
     *
     * @param sample a file, or {@code -} for standard input
     * @throws dev.onramp.config.OnrampException ONR-U004 when they cannot be read
     */
    static List<Map<String, Object>> read(String sample) {
        try (InputStream bytes = sample.equals("-") ? System.in : Files.newInputStream(Path.of(sample));
                MappingIterator<Map<String, Object>> values =
                        JSON.readerForMapOf(Object.class).readValues(bytes)) {
            List<Map<String, Object>> rows = new ArrayList<>();
            while (rows.size() < MOST_ROWS && values.hasNextValue()) {
                rows.add(values.nextValue());
            }
            return rows;
        } catch (JsonProcessingException e) {
            throw ConsoleErrors.badSample(sample, "line " + line(e) + " is no JSON object");
        } catch (IOException e) {
            throw ConsoleErrors.badSample(sample, "it cannot be read: " + e);
        }
    }

    private static int line(JsonProcessingException e) {
        return e.getLocation() == null ? 1 : e.getLocation().getLineNr();
    }
}
