package dev.onramp.transform;

import static dev.onramp.transform.RejectionException.shown;

import dev.onramp.model.Expression.ChangeCase.Letters;
import dev.onramp.model.Expression.Split;
import dev.onramp.model.TextForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The compiled forms of expressions that work on texts, for one target field. */
final class TextSteps {
    private final String target;

    TextSteps(String target) {
        this.target = target;
    }

    /** What becomes of a text; null for absent. */
    interface Step {
        @Nullable
        Object of(String text);
    }

    Extractor each(Extractor input, Step step) {
        return (row, item) -> {
            Object value = input.extract(row, item);
            return value == null ? null : step.of(text(value));
        };
    }

    Extractor concat(Extractor[] parts) {
        return (row, item) -> {
            StringBuilder text = new StringBuilder();
            for (Extractor part : parts) {
                Object value = part.extract(row, item);
                if (value == null) {
                    return null;
                }
                text.append(text(value));
            }
            return text.toString();
        };
    }

    Extractor cases(Extractor input, Map<String, String> cases, Optional<String> otherwise) {
        String fallback = otherwise.orElse(null);
        return each(input, text -> {
            String found = cases.get(text);
            if (found == null) {
                found = fallback;
            }
            if (found == null) {
                throw new RejectionException(
                        RejectionReason.NOT_LISTED, target + ": " + shown(text) + " is none of " + cases.keySet());
            }
            return found;
        });
    }

    Extractor split(Extractor input, Split split) {
        String separator = split.separator();
        if (split.index().isEmpty()) {
            return each(input, text -> parts(text, separator));
        }
        int index = split.index().getAsInt();
        return each(input, text -> {
            List<String> parts = parts(text, separator);
            int position = index < 0 ? parts.size() + index : index;
            return position >= 0 && position < parts.size() ? parts.get(position) : null;
        });
    }

    Extractor parse(Extractor input, TextForm form) {
        TextParser parser = TextParser.of(form);
        return each(input, text -> {
            String canonical = parser.canonical(text);
            if (canonical == null) {
                throw new RejectionException(
                        RejectionReason.NOT_PARSABLE, target + ": " + shown(text) + " is no " + parser.expected());
            }
            return canonical;
        });
    }

    static Step letters(Letters letters) {
        return letters == Letters.UPPER ? text -> text.toUpperCase(Locale.ROOT) : text -> text.toLowerCase(Locale.ROOT);
    }

    private static List<String> parts(String text, String separator) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int end = text.indexOf(separator); end >= 0; end = text.indexOf(separator, start)) {
            parts.add(text.substring(start, end));
            start = end + separator.length();
        }
        parts.add(text.substring(start));
        return parts;
    }

    String text(Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw new RejectionException(RejectionReason.BAD_FIELD, target + ": an array or a struct is no text");
    }
}
