package dev.onramp.replay;

import dev.onramp.transform.RawRecord;
import java.util.Objects;

/**
 * One line of the archive as the record that it was; values of secret columns are hashes.
 *
 * @param sealed whether the archive keeps the value encrypted, because it is not JSON; the record has none then
 */
record ArchivedRecord(RawRecord record, boolean sealed) {
    ArchivedRecord {
        Objects.requireNonNull(record, "record");
    }
}
