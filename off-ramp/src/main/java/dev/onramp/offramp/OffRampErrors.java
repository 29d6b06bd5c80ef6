package dev.onramp.offramp;

import dev.onramp.config.OnrampException;
import java.util.Collection;

/** Every failure of the way back. */
public final class OffRampErrors {
    /** The record stands in the dead letters of the consumer's topic. */
    public static final String NOT_GIVEN_BACK = "ONR-O101";

    private OffRampErrors() {}

    public static OnrampException noSuchConsumer(String name, Collection<String> known) {
        return new OnrampException(
                "ONR-O001",
                "there is no consumer '" + name + "'",
                known.isEmpty() ? "the model declares none" : "the model has these consumers: " + known,
                "declare it in the model folder (docs/off-ramp.md), or give --model DIR");
    }

    public static OnrampException kafkaFailed(String servers, Throwable cause) {
        return new OnrampException(
                "ONR-O002",
                "Kafka at " + servers + " does not take or give records",
                cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage(),
                "onramp up, then onramp status; start the off-ramp again: it goes on where it was",
                cause);
    }
}
