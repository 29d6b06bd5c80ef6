package dev.onramp.transform;

import java.util.Objects;

/**
 * A record that goes to the dead letters.
 *
 * @param message what is wrong, with the column or field concerned; it may hold a value of a column that is not secret, so it belongs
 *     into the dead letter and not into a log
 */
public record Rejected(RejectionReason reason, String message) implements Outcome, Reading {
    public Rejected {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(message, "message");
    }

    public String errorId() {
        return reason.errorId();
    }

    public Stage stage() {
        return reason.stage();
    }
}
