package dev.onramp.transform;

import org.jspecify.annotations.Nullable;

/** A compiled expression of the model: the value of one field, in the form of {@link SourceRow}, or null when it is absent. */
interface Extractor {
    /**
     * @param item the element that an {@code each} works on; null outside of any
     * @throws RejectionException when a step cannot be done with the value
     */
    @Nullable
    Object extract(SourceRow row, @Nullable Object item);

    default @Nullable Object extract(SourceRow row) {
        return extract(row, null);
    }
}
