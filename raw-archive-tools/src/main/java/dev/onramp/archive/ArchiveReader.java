package dev.onramp.archive;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads the lines of archive objects. Thread-safe. */
final class ArchiveReader {
    private static final JsonFactory JSON = new JsonFactory();

    /** Takes lines in their order; false ends the reading. */
    interface Lines {
        boolean accept(Coordinates at, String line) throws IOException;
    }

    private final ArchiveObjects objects;

    ArchiveReader(ArchiveObjects objects) {
        this.objects = objects;
    }

    /**
     * @return false when there is no such object any more; then a new listing shows what it was merged into
     * @throws dev.onramp.config.OnrampException ONR-A002, ONR-A003
     */
    boolean read(String key, Lines lines) {
        Optional<InputStream> content = objects.open(key);
        if (content.isEmpty()) {
            return false;
        }
        long number = 0;
        try (InputStream object = content.get();
                BufferedReader text = new BufferedReader(
                        new InputStreamReader(new GZIPInputStream(object, 1 << 16), StandardCharsets.UTF_8), 1 << 16)) {
            for (String line = text.readLine(); line != null; line = text.readLine()) {
                number++;
                if (!lines.accept(coordinates(line), line)) {
                    break;
                }
            }
            return true;
        } catch (JsonProcessingException bad) {
            throw ArchiveErrors.broken(key, number, bad.getOriginalMessage());
        } catch (ZipException | EOFException bad) {
            throw ArchiveErrors.broken(key, number + 1, "it is not a whole gzip file");
        } catch (IOException failed) {
            throw ArchiveErrors.unreachable(objects.location() + "/" + key, failed);
        }
    }

    /** Of the first members of the line; the others are not looked at. */
    private static Coordinates coordinates(String line) throws IOException {
        String topic = null;
        int partition = -1;
        long offset = -1;
        try (JsonParser json = JSON.createParser(line)) {
            if (json.nextToken() == JsonToken.START_OBJECT) {
                while (json.nextToken() == JsonToken.FIELD_NAME && (topic == null || partition < 0 || offset < 0)) {
                    String member = json.currentName();
                    json.nextToken();
                    switch (member) {
                        case "topic" -> topic = json.getText();
                        case "partition" -> partition = json.getIntValue();
                        case "offset" -> offset = json.getLongValue();
                        default -> json.skipChildren();
                    }
                }
            }
            if (topic == null || partition < 0 || offset < 0) {
                throw new com.fasterxml.jackson.core.JsonParseException(json, "the line has no coordinates");
            }
            return new Coordinates(topic, partition, offset);
        }
    }
}
