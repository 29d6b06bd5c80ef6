package dev.onramp.dlq;

import dev.onramp.model.contract.CloudEventHeaders;
import dev.onramp.transform.DeadLetter;
import dev.onramp.transform.RawRecord;
import dev.onramp.transform.RecordHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A dead letter on its way back.
 *
 * @param record the change as it is mapped again: with its coordinates, timestamp, key and headers, and with the headers {@code ce_dataid} and {@code ce_rawref}; empty
 *     where it cannot be
 * @param obstacle why it cannot be replayed; empty where it can
 */
public record Candidate(Letter letter, Optional<RawRecord> record, String obstacle) {

    /** Out of the record on the raw topic where it still stands there, else out of the dead letter, in which hashes stand for secrets. */
    static Candidate of(Letter letter, Optional<RawRecord> original) {
        Optional<String> rawRef = letter.text(CloudEventHeaders.RAW_REF);
        Optional<String> dataId = letter.text(CloudEventHeaders.DATA_ID);
        if (rawRef.isEmpty() || dataId.isEmpty()) {
            return new Candidate(letter, Optional.empty(), "it does not say where it is archived (header ce_rawref)");
        }
        Optional<RawRecord> source = original.filter(raw -> isThatOf(letter, raw));
        if (source.isEmpty() && !letter.keepsTimestamp()) {
            return new Candidate(
                    letter,
                    Optional.empty(),
                    "the change is gone from the raw topic, and the dead-letter topic has put its own time on it");
        }
        if (source.isEmpty() && letter.text(DeadLetter.KEY_ID).isPresent()) {
            return new Candidate(
                    letter,
                    Optional.empty(),
                    "the change is gone from the raw topic, and the value of its dead letter is encrypted");
        }
        Optional<String> payloadRef = letter.text(DeadLetter.PAYLOAD_REF);
        if (source.isEmpty() && payloadRef.isPresent()) {
            return new Candidate(
                    letter,
                    Optional.empty(),
                    "the change is gone from the raw topic, and was too large for its dead letter; it stands in the archive at "
                            + payloadRef.get());
        }
        List<RecordHeader> headers = new ArrayList<>();
        source.map(RawRecord::headers).orElseGet(letter::ownHeaders).stream()
                .filter(each -> !each.name().equals(CloudEventHeaders.RAW_REF))
                .filter(each -> !each.name().equals(CloudEventHeaders.DATA_ID))
                .forEach(headers::add);
        headers.add(RecordHeader.ofText(CloudEventHeaders.DATA_ID, dataId.get()));
        headers.add(RecordHeader.ofText(CloudEventHeaders.RAW_REF, rawRef.get()));
        Coordinate origin = letter.origin();
        RawRecord record = new RawRecord(
                origin.topic(),
                origin.partition(),
                origin.offset(),
                source.map(RawRecord::timestamp).orElse(letter.timestamp()),
                source.isPresent() ? source.get().key() : letter.key(),
                source.isPresent() ? source.get().value() : letter.value(),
                headers);
        return new Candidate(letter, Optional.of(record), "");
    }

    /** A topic that was deleted and made again has other records at the same coordinates. */
    private static boolean isThatOf(Letter letter, RawRecord raw) {
        return !letter.keepsTimestamp() || raw.timestamp() == letter.timestamp();
    }
}
