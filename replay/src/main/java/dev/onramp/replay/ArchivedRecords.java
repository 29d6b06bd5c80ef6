package dev.onramp.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.onramp.archive.ArchiveErrors;
import dev.onramp.archive.ArchiveObjects;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads archive objects record by record, as the section "Raw archive" of the contract says. Thread-safe. */
final class ArchivedRecords {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();
    private static final int BUFFER = 1 << 16;

    /** Takes records in the order of the object. */
    interface Sink {
        /** @param line from 1 */
        void accept(ArchivedRecord record, long line);
    }

    private final ArchiveObjects objects;

    ArchivedRecords(ArchiveObjects objects) {
        this.objects = objects;
    }

    /**
     * @return false when there is no such object any more: it was merged into another one
     * @throws dev.onramp.config.OnrampException ONR-A002, ONR-A003
     */
    boolean read(String key, Sink sink) {
        Optional<InputStream> content = objects.open(key);
        if (content.isEmpty()) {
            return false;
        }
        long line = 0;
        try (InputStream object = content.get();
                JsonParser json = JSON.createParser(new GZIPInputStream(object, BUFFER))) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                ArchivedRecord record = new LineReader().read(json);
                sink.accept(record, ++line);
            }
            return true;
        } catch (JsonProcessingException bad) {
            throw ArchiveErrors.broken(key, line + 1, bad.getOriginalMessage());
        } catch (ZipException | EOFException bad) {
            throw ArchiveErrors.broken(key, line + 1, "it is not a whole gzip file");
        } catch (IOException failed) {
            throw ArchiveErrors.unreachable(objects.location() + "/" + key, failed);
        }
    }
}
