package dev.onramp.reconcile.fold;

import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Members of an envelope by type; what is of another type rejects, and {@code null} is absent. */
final class Json {
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

    private Json() {}

    static Map<?, ?> object(Map<?, ?> of, String name) throws Rejection {
        if (of.get(name) instanceof Map<?, ?> object) {
            return object;
        }
        throw new Rejection("the member " + name + " is not an object");
    }

    static String text(Map<?, ?> of, String name) throws Rejection {
        if (of.get(name) instanceof String text) {
            return text;
        }
        throw new Rejection("the member " + name + " is not a text");
    }

    /** Empty where it is absent. */
    static Optional<String> optionalText(Map<?, ?> of, String name) throws Rejection {
        return of.get(name) == null ? Optional.empty() : Optional.of(text(of, name));
    }

    /** From 0 to 2^63-1. */
    static long count(@Nullable Object value, String name) throws Rejection {
        if (value instanceof BigInteger number && number.signum() >= 0 && number.compareTo(MOST) <= 0) {
            return number.longValueExact();
        }
        throw new Rejection("the member " + name + " is not an integer from 0 to 2^63-1");
    }

    static long count(@Nullable Object value, String name, long otherwise) throws Rejection {
        return value == null ? otherwise : count(value, name);
    }

    /** The payload of Kafka Connect's wrapper, else the object itself; null for a wrapper around null. */
    static @Nullable Object unwrapped(Map<String, @Nullable Object> object) {
        return isWrapper(object) ? object.get("payload") : object;
    }

    static boolean isWrapper(Map<String, @Nullable Object> object) {
        return object.size() == 2 && object.containsKey("schema") && object.containsKey("payload");
    }
}
