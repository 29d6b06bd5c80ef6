package dev.onramp.transform;

import java.util.ArrayList;
import java.util.List;

/** The compiled forms of expressions that make arrays. */
final class ArraySteps {
    private ArraySteps() {}

    /** The present ones of the parts; absent where none is. */
    static Extractor of(Extractor[] parts) {
        return (row, item) -> {
            List<Object> elements = new ArrayList<>(parts.length);
            for (Extractor part : parts) {
                Object value = part.extract(row, item);
                if (value != null) {
                    elements.add(value);
                }
            }
            return elements.isEmpty() ? null : elements;
        };
    }

    /** What becomes of each element of an array; absent results are left out. */
    static Extractor each(Extractor input, Extractor element, String target) {
        return (row, item) -> {
            Object value = input.extract(row, item);
            if (value == null) {
                return null;
            }
            if (!(value instanceof List<?> elements)) {
                throw new RejectionException(
                        RejectionReason.BAD_FIELD, target + ": each works on an array, found a text or a struct");
            }
            List<Object> results = new ArrayList<>(elements.size());
            for (Object each : elements) {
                Object result = element.extract(row, each);
                if (result != null) {
                    results.add(result);
                }
            }
            return results;
        };
    }
}
