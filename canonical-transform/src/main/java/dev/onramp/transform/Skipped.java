package dev.onramp.transform;

import java.util.Objects;

/**
 * A record that its tool sends beside the changes and that changes no row: archived and counted, nothing else.
 *
 * @param kind what it is, such as {@code heartbeat}
 */
public record Skipped(String kind) implements Outcome, Reading {
    public Skipped {
        Objects.requireNonNull(kind, "kind");
    }
}
