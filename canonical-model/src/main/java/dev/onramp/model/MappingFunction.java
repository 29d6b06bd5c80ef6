package dev.onramp.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a mapping that is written in Java, for what expressions cannot say: a model names the class with {@code java = ...}. The class is
 * public, has a public constructor without parameters, and is found in the jars of the
 * model's folder {@code lib}, or on the class path of whatever loads the model.
 *
 * <p>It must be pure: the same arguments always give the same result, on every machine; no I/O, no clock, no randomness. The pipeline and its
 * verification call it independently and compare. One instance serves many threads.
 *
 * <p>A value is a text (numbers, dates, timestamps and booleans in the form of {@code docs/contract.md}), a {@code List} of values, or a
 * {@code Map} from member name to value.
 */
public interface MappingFunction {
    /**
     * @param arguments one value for each argument that the model names, null where it is absent; at least one is present. Unmodifiable
     * @return a value, or null when there is none
     * @throws IllegalArgumentException when nothing can be made of them: the change goes to the dead letters with the message. Any other
     *     exception does the same, without its message
     */
    @Nullable
    Object apply(List<@Nullable Object> arguments);
}
