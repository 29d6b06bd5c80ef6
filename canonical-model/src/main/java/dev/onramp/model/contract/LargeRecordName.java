package dev.onramp.model.contract;

/** Names of the objects in which records wait that are too large for an invocation. */
public final class LargeRecordName {
    private static final int OFFSET_DIGITS = 20;

    private LargeRecordName() {}

    /**
     * {@code <prefix>/<topic>/<partition>/<offset, 20 digits>.json}: the same record always has the same name.
     *
     * @param prefix the setting {@code archive.large-record-prefix}
     */
    public static String of(String prefix, String topic, int partition, long offset) {
        String digits = Long.toString(offset);
        return prefix + "/" + topic + "/" + partition + "/" + "0".repeat(OFFSET_DIGITS - digits.length()) + digits
                + ".json";
    }
}
