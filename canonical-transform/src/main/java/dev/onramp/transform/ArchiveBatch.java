package dev.onramp.transform;

import java.util.List;
import java.util.Objects;

/**
 * The archive's lines of one batch. The bytes are shared, not copied.
 *
 * @param name of the object that holds them, where they are kept together
 * @param records one per line, in their order
 * @param text all lines, each with a line feed at its end
 * @param ends where each line ends in the text
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ArchiveBatch(String name, String topic, List<RawRecord> records, byte[] text, int[] ends) {
    public ArchiveBatch {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(text, "text");
        if (records.size() != ends.length || ends.length == 0) {
            throw new IllegalArgumentException(records.size() + " records in " + ends.length + " lines");
        }
    }

    public int lines() {
        return ends.length;
    }

    /** Where the line of that index, from 0, begins in the text. */
    public int start(int index) {
        return index == 0 ? 0 : ends[index - 1];
    }

    /** Behind the line feed of the line of that index. */
    public int end(int index) {
        return ends[index];
    }

    /** All lines as one object; the same lines give the same bytes. */
    public ArchiveObject object() {
        return ArchiveFormat.zipped(name, text, 0, text.length);
    }
}
