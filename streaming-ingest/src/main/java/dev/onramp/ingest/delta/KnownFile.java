package dev.onramp.ingest.delta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onramp.model.contract.LineageColumns;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.apache.spark.sql.delta.actions.AddFile;

/**
 * A file of a table with what its statistics say.
 *
 * @param rows how many; {@link Long#MAX_VALUE} when it is not known
 * @param highestSequence no sequence in it is higher; empty when it is not known
 * @param keys hashes of the keys in it, sorted; empty while nobody has read them. Never changed
 */
record KnownFile(AddFile file, long rows, Optional<String> highestSequence, Optional<long[]> keys) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static KnownFile of(AddFile file) {
        if (file.stats() == null || file.stats().isEmpty()) {
            return new KnownFile(file, Long.MAX_VALUE, Optional.empty(), Optional.empty());
        }
        try {
            JsonNode statistics = JSON.readTree(file.stats());
            JsonNode highest = statistics.path("maxValues").path(LineageColumns.SEQUENCE);
            return new KnownFile(
                    file,
                    statistics.path("numRecords").asLong(Long.MAX_VALUE),
                    highest.isTextual() ? Optional.of(highest.asText()) : Optional.empty(),
                    Optional.empty());
        } catch (IOException e) {
            // Statistics are an aid: without them the file is simply read.
            return new KnownFile(file, Long.MAX_VALUE, Optional.empty(), Optional.empty());
        }
    }

    KnownFile withKeys(long[] hashes) {
        return new KnownFile(file, rows, highestSequence, Optional.of(hashes));
    }

    /** Whether it may hold a row of that sequence or a higher one. */
    boolean mayReach(String sequence) {
        return highestSequence.isEmpty() || highestSequence.get().compareTo(sequence) >= 0;
    }

    /** Whether it may hold one of these keys; true when its keys are not known. */
    boolean mayHold(long[] hashes) {
        return keys.isEmpty() || Arrays.stream(hashes).anyMatch(hash -> Arrays.binarySearch(keys.get(), hash) >= 0);
    }

    /** Whether rows are marked as deleted in a place outside of the file. */
    boolean hasDeletionVector() {
        return file.deletionVector() != null;
    }
}
