package dev.onramp.generator;

import java.util.Objects;

/**
 * One committed change of the legacy system.
 *
 * @param operation what happened
 * @param sequence the position in the system's log: 1, 2, 3, ... over both tables
 * @param timeMillis commit time, milliseconds since 1970; grows with every change
 * @param row the row after the change; of a delete the key alone
 */
public record LegacyChange(Operation operation, long sequence, long timeMillis, LegacyRow row) {

    /** What happened to a row. */
    public enum Operation {
        CREATE("c"),
        UPDATE("u"),
        DELETE("d");

        private final String code;

        Operation(String code) {
            this.code = code;
        }

        /** How messages say it in {@code __op}. */
        public String code() {
            return code;
        }

        /** @throws IllegalArgumentException when there is no such code */
        static Operation of(String code) {
            for (Operation each : values()) {
                if (each.code.equals(code)) {
                    return each;
                }
            }
            throw new IllegalArgumentException("there is no operation " + code);
        }
    }

    public LegacyChange {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(row, "row");
        if (sequence < 1) {
            throw new IllegalArgumentException("sequences start at 1: " + sequence);
        }
    }

    public LegacyTable table() {
        return row.table();
    }

    public String key() {
        return row.key();
    }
}
