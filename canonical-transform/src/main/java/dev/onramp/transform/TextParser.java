package dev.onramp.transform;

import dev.onramp.model.TextForm;
import dev.onramp.model.TextForm.BooleanForm;
import dev.onramp.model.TextForm.DateForm;
import dev.onramp.model.TextForm.DecimalForm;
import dev.onramp.model.TextForm.TimestampForm;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads texts of one foreign form. Compiled once per expression; immutable and thread-safe. */
final class TextParser {
    private static final int LONGEST_NUMBER = 1000;

    private interface Reading {
        @Nullable
        String of(String text);
    }

    private final String expected;
    private final Reading reading;

    private TextParser(String expected, Reading reading) {
        this.expected = expected;
        this.reading = reading;
    }

    /** The form, for messages. */
    String expected() {
        return expected;
    }

    /** The canonical text of the value; null when the text is not of the form. */
    @Nullable
    String canonical(String text) {
        return reading.of(text);
    }

    static TextParser of(TextForm form) {
        if (form instanceof DateForm date) {
            DateTimeFormatter formatter = TextForm.formatter(date.pattern());
            return new TextParser("date " + date.pattern(), text -> date(text, formatter));
        } else if (form instanceof TimestampForm timestamp) {
            DateTimeFormatter formatter = TextForm.formatter(timestamp.pattern());
            ZoneId zone = timestamp.zone().orElse(null);
            String where = zone == null ? "" : " in " + zone;
            return new TextParser("timestamp " + timestamp.pattern() + where, text -> timestamp(text, formatter, zone));
        } else if (form instanceof DecimalForm decimal) {
            return decimal(decimal);
        }
        return words((BooleanForm) form);
    }

    private static @Nullable String date(String text, DateTimeFormatter formatter) {
        try {
            return ScalarText.ofDate(formatter.parse(text, LocalDate::from));
        } catch (DateTimeException notOfTheForm) {
            return null;
        }
    }

    /** An offset in the text counts first, then a zone in the text, then the zone of the model. */
    private static @Nullable String timestamp(String text, DateTimeFormatter formatter, @Nullable ZoneId zone) {
        try {
            TemporalAccessor parsed = formatter.parse(text);
            LocalDateTime local = LocalDateTime.from(parsed);
            ZoneOffset offset = parsed.query(TemporalQueries.offset());
            if (offset == null) {
                ZoneId written = parsed.query(TemporalQueries.zoneId());
                ZoneId place = written == null ? zone : written;
                if (place == null) {
                    return null;
                }
                List<ZoneOffset> offsets = place.getRules().getValidOffsets(local);
                if (offsets.isEmpty()) {
                    return null; // the clock was put forward over this time
                }
                offset = offsets.get(0);
            }
            return ScalarText.ofTimestamp(local.atOffset(offset));
        } catch (DateTimeException notOfTheForm) {
            return null;
        }
    }

    private static TextParser decimal(DecimalForm form) {
        String point = Pattern.quote(form.decimalSeparator());
        String grouping = form.groupingSeparator().orElse("");
        String whole =
                grouping.isEmpty() ? "[0-9]+" : "(?:[0-9]{1,3}(?:" + Pattern.quote(grouping) + "[0-9]{3})+|[0-9]+)";
        Pattern number = Pattern.compile("[+-]?" + whole + "(?:" + point + "[0-9]+)?");
        String expected = "decimal with '" + form.decimalSeparator() + "'"
                + (grouping.isEmpty() ? "" : " and groups of three with '" + grouping + "'");
        return new TextParser(expected, text -> {
            if (text.length() > LONGEST_NUMBER || !number.matcher(text).matches()) {
                return null;
            }
            String bare = grouping.isEmpty() ? text : text.replace(grouping, "");
            String unsigned = bare.startsWith("+") ? bare.substring(1) : bare;
            return unsigned.replace(form.decimalSeparator(), ".");
        });
    }

    private static TextParser words(BooleanForm form) {
        Map<String, String> words = new HashMap<>();
        form.yes().forEach(word -> words.put(word, "true"));
        form.no().forEach(word -> words.put(word, "false"));
        return new TextParser("boolean: true " + form.yes() + ", false " + form.no(), words::get);
    }
}
