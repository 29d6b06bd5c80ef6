package dev.onramp.transform;

import org.jspecify.annotations.Nullable;

/** A compiled expression of the model: the value of one field, in the form of {@link SourceRow}, or null when it is absent. */
interface Extractor {
    /** @throws RejectionException when a text is not among the cases of a map */
    @Nullable
    Object extract(SourceRow row);
}
