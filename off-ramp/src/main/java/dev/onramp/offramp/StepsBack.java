package dev.onramp.offramp;

import dev.onramp.model.Recovery;
import dev.onramp.model.TextForm;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The steps of one recovery, taken one after the other; patterns are compiled once. Immutable and thread-safe. */
final class StepsBack {
    private final List<Recovery.Step> steps;
    private final Map<String, DateTimeFormatter> formatters = new HashMap<>();

    StepsBack(List<Recovery.Step> steps) {
        this.steps = steps;
        for (Recovery.Step each : steps) {
            if (each instanceof Recovery.Write write && write.form() instanceof TextForm.DateForm form) {
                formatters.put(form.pattern(), TextForm.formatter(form.pattern()));
            } else if (each instanceof Recovery.Write write && write.form() instanceof TextForm.TimestampForm form) {
                formatters.put(form.pattern(), TextForm.formatter(form.pattern()));
            }
        }
    }

    boolean isEmpty() {
        return steps.isEmpty();
    }

    String take(String text) throws NotGivenBackException {
        String now = text;
        for (Recovery.Step each : steps) {
            now = take(each, now);
        }
        return now;
    }

    private String take(Recovery.Step step, String text) throws NotGivenBackException {
        if (step instanceof Recovery.Cut cut) {
            if (text.length() < cut.prefix().length() + cut.suffix().length()
                    || !text.startsWith(cut.prefix())
                    || !text.endsWith(cut.suffix())) {
                throw new NotGivenBackException(
                        "'" + text + "' is not '" + cut.prefix() + "', a text and '" + cut.suffix() + "'");
            }
            return text.substring(
                    cut.prefix().length(), text.length() - cut.suffix().length());
        }
        if (step instanceof Recovery.Unmap unmap) {
            String code = unmap.cases().get(text);
            if (code == null) {
                throw new NotGivenBackException("'" + text + "' is no result of the map");
            }
            return code;
        }
        return written(((Recovery.Write) step).form(), text);
    }

    private String written(TextForm form, String text) throws NotGivenBackException {
        try {
            if (form instanceof TextForm.BooleanForm words) {
                if (!text.equals("true") && !text.equals("false")) {
                    throw new NotGivenBackException("'" + text + "' is neither true nor false");
                }
                return (text.equals("true") ? words.yes() : words.no()).get(0);
            }
            if (form instanceof TextForm.DateForm date) {
                return formatter(date.pattern()).format(LocalDate.parse(text));
            }
            if (form instanceof TextForm.TimestampForm at) {
                return formatter(at.pattern())
                        .format(Instant.parse(text).atZone(at.zone().orElseThrow()));
            }
            throw new NotGivenBackException("no text can be written in the form " + form);
        } catch (DateTimeException e) {
            throw new NotGivenBackException("'" + text + "' cannot be written in the form of the source");
        }
    }

    private DateTimeFormatter formatter(String pattern) {
        return java.util.Objects.requireNonNull(formatters.get(pattern));
    }
}
