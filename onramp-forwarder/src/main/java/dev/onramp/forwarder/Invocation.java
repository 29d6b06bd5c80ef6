package dev.onramp.forwarder;

import java.util.Optional;

/** An invocation that is under way or over. May be dropped at any time. */
public interface Invocation {
    /** Empty while it runs, then always the same. Never blocks. */
    Optional<InvokeOutcome> outcome();
}
