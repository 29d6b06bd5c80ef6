package dev.onramp.reconcile.fold;

import dev.onramp.model.TextForm;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.time.zone.ZoneOffsetTransition;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Reads texts in the forms of {@code parse}, by the rules of {@code docs/mapping.md}. Thread-safe. */
final class ForeignText {
    private static final int LAST_YEAR = 9999;
    private static final int LONGEST_NUMBER = 1000;
    private static final Map<String, DateTimeFormatter> FORMATTERS = new ConcurrentHashMap<>();

    private ForeignText() {}

    /** @return a LocalDate, an Instant, a Boolean, or the text of a number */
    static Object read(TextForm form, String text) throws Rejection {
        if (form instanceof TextForm.DateForm date) {
            return day(text, date);
        }
        if (form instanceof TextForm.TimestampForm timestamp) {
            return moment(text, timestamp);
        }
        if (form instanceof TextForm.DecimalForm decimal) {
            return number(text, decimal);
        }
        TextForm.BooleanForm words = (TextForm.BooleanForm) form;
        if (words.yes().contains(text)) {
            return true;
        }
        if (words.no().contains(text)) {
            return false;
        }
        throw new Rejection("'" + text + "' is no word for true or false");
    }

    private static TemporalAccessor parsed(String pattern, String text) {
        return FORMATTERS.computeIfAbsent(pattern, TextForm::formatter).parse(text);
    }

    private static LocalDate day(String text, TextForm.DateForm form) throws Rejection {
        try {
            LocalDate day = LocalDate.from(parsed(form.pattern(), text));
            if (day.getYear() >= 1 && day.getYear() <= LAST_YEAR) {
                return day;
            }
        } catch (DateTimeException e) {
            // Said below.
        }
        throw new Rejection("'" + text + "' is no date " + form.pattern());
    }

    private static Instant moment(String text, TextForm.TimestampForm form) throws Rejection {
        try {
            TemporalAccessor parsed = parsed(form.pattern(), text);
            LocalDateTime clock = LocalDate.from(parsed).atTime(java.time.LocalTime.from(parsed));
            Optional<ZoneOffset> offset = parsed.isSupported(ChronoField.OFFSET_SECONDS)
                    ? Optional.of(ZoneOffset.ofTotalSeconds(parsed.get(ChronoField.OFFSET_SECONDS)))
                    : Optional.empty();
            Instant moment = offset.isPresent()
                    ? clock.toInstant(offset.get())
                    : inZone(
                            clock,
                            Optional.ofNullable(parsed.query(TemporalQueries.zone()))
                                    .or(form::zone)
                                    .orElseThrow(() -> new Rejection("'" + text + "' names no zone")));
            int year = moment.atOffset(ZoneOffset.UTC).getYear();
            if (moment.getNano() % 1000 == 0 && year >= 1 && year <= LAST_YEAR) {
                return moment;
            }
        } catch (DateTimeException e) {
            // Said below.
        }
        throw new Rejection("'" + text + "' is no timestamp " + form.pattern());
    }

    /** Where the clock shows a time twice, the first one counts; where it jumps over one, there is none. */
    private static Instant inZone(LocalDateTime clock, ZoneId zone) throws Rejection {
        ZoneOffsetTransition change = zone.getRules().getTransition(clock);
        if (change == null) {
            return clock.toInstant(zone.getRules().getOffset(clock));
        }
        if (change.isGap()) {
            throw new Rejection("no clock in " + zone + " showed " + clock);
        }
        return clock.toInstant(change.getOffsetBefore());
    }

    /** Reads character by character: a sign, digits perhaps in groups of three, a separator and digits. */
    private static String number(String text, TextForm.DecimalForm form) throws Rejection {
        int point = text.indexOf(form.decimalSeparator());
        String whole = point < 0 ? text : text.substring(0, point);
        String fraction = point < 0 ? "" : text.substring(point + 1);
        boolean negative = whole.startsWith("-");
        if (negative || whole.startsWith("+")) {
            whole = whole.substring(1);
        }
        String digits = form.groupingSeparator().isPresent()
                        && whole.contains(form.groupingSeparator().get())
                ? ungrouped(whole, form.groupingSeparator().get().charAt(0))
                : whole;
        boolean good = text.length() <= LONGEST_NUMBER && isDigits(digits) && (point < 0 || isDigits(fraction));
        if (!good) {
            throw new Rejection("'" + text + "' is no decimal with '" + form.decimalSeparator() + "'");
        }
        return (negative ? "-" : "") + digits + (point < 0 ? "" : "." + fraction);
    }

    /** The digits of the groups; empty when a group is too short or too long. */
    private static String ungrouped(String whole, char separator) {
        StringBuilder digits = new StringBuilder();
        int sinceSeparator = 0;
        boolean first = true;
        for (int at = 0; at <= whole.length(); at++) {
            if (at == whole.length() || whole.charAt(at) == separator) {
                boolean fits = first ? sinceSeparator >= 1 && sinceSeparator <= 3 : sinceSeparator == 3;
                if (!fits) {
                    return "";
                }
                first = false;
                sinceSeparator = 0;
            } else {
                digits.append(whole.charAt(at));
                sinceSeparator++;
            }
        }
        return digits.toString();
    }

    private static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(each -> each >= '0' && each <= '9');
    }
}
