package dev.onramp.ingest.delta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onramp.model.contract.LineageColumns;
import java.io.IOException;
import java.util.Optional;
import org.apache.spark.sql.delta.actions.AddFile;

/**
 * A file of a table with what its statistics say. Immutable.
 *
 * @param rows how many stand in it, those marked as deleted among them; {@link Long#MAX_VALUE} when it is not known
 * @param highestSequence no sequence in it is higher; empty when it is not known
 */
record KnownFile(AddFile file, long rows, Optional<String> highestSequence) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static KnownFile of(AddFile file) {
        if (file.stats() == null || file.stats().isEmpty()) {
            return new KnownFile(file, Long.MAX_VALUE, Optional.empty());
        }
        try {
            JsonNode statistics = JSON.readTree(file.stats());
            JsonNode highest = statistics.path("maxValues").path(LineageColumns.SEQUENCE);
            return new KnownFile(
                    file,
                    statistics.path("numRecords").asLong(Long.MAX_VALUE),
                    highest.isTextual() ? Optional.of(highest.asText()) : Optional.empty());
        } catch (IOException e) {
            // Statistics are an aid: without them the file is simply read.
            return new KnownFile(file, Long.MAX_VALUE, Optional.empty());
        }
    }

    String path() {
        return file.path();
    }

    /** Whether it may hold a row of that sequence or a higher one. */
    boolean mayReach(String sequence) {
        return highestSequence.isEmpty() || highestSequence.get().compareTo(sequence) >= 0;
    }

    /** Whether rows are marked as deleted in a place outside of the file. */
    boolean hasDeletionVector() {
        return file.deletionVector() != null;
    }

    /** Rows marked as deleted. */
    long deletedRows() {
        return hasDeletionVector() ? file.deletionVector().cardinality() : 0;
    }

    /** Rows that readers see; {@link Long#MAX_VALUE} when it is not known. */
    long liveRows() {
        return rows == Long.MAX_VALUE ? rows : rows - deletedRows();
    }

    /** The rows of all of them that readers see; {@link Long#MAX_VALUE} when it is not known. */
    static long liveRows(Iterable<KnownFile> files) {
        long rows = 0;
        for (KnownFile each : files) {
            if (each.rows == Long.MAX_VALUE) {
                return Long.MAX_VALUE;
            }
            rows += each.liveRows();
        }
        return rows;
    }

    /** Whether it is the same file with the same rows marked. */
    boolean isSameAs(KnownFile other) {
        return path().equals(other.path())
                && (hasDeletionVector()
                        ? other.hasDeletionVector()
                                && file.deletionVector()
                                        .uniqueId()
                                        .equals(other.file.deletionVector().uniqueId())
                        : !other.hasDeletionVector());
    }
}
