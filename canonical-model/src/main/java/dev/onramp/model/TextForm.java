package dev.onramp.model;

import java.time.ZoneId;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** A form in which a legacy system writes values as texts. The exact rules are in {@code docs/mapping.md}. */
public sealed interface TextForm {

    /**
     * A day.
     *
     * @param pattern of {@link DateTimeFormatter}
     */
    record DateForm(String pattern) implements TextForm {
        public DateForm {
            Objects.requireNonNull(pattern, "pattern");
        }
    }

    /**
     * A moment.
     *
     * @param pattern of {@link DateTimeFormatter}
     * @param zone where the clock hangs that the texts are read from; empty when the pattern has a zone or an offset itself
     */
    record TimestampForm(String pattern, Optional<ZoneId> zone) implements TextForm {
        public TimestampForm {
            Objects.requireNonNull(pattern, "pattern");
            Objects.requireNonNull(zone, "zone");
        }
    }

    /**
     * A number.
     *
     * @param decimalSeparator one character
     * @param groupingSeparator one other character between groups of three digits; empty: there are none
     */
    record DecimalForm(String decimalSeparator, Optional<String> groupingSeparator) implements TextForm {
        public DecimalForm {
            Objects.requireNonNull(decimalSeparator, "decimalSeparator");
            Objects.requireNonNull(groupingSeparator, "groupingSeparator");
        }
    }

    /** Words for true and false, exactly. */
    record BooleanForm(List<String> yes, List<String> no) implements TextForm {
        public BooleanForm {
            yes = List.copyOf(yes);
            no = List.copyOf(no);
        }
    }

    /**
     * The meaning of a pattern: strict (no 30 February), English names, and a year of the common era where the pattern does not say which.
     *
     * @throws IllegalArgumentException when it is no pattern
     */
    static DateTimeFormatter formatter(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseStrict()
                .appendPattern(pattern)
                .parseDefaulting(ChronoField.ERA, 1)
                .toFormatter(Locale.US)
                .withChronology(IsoChronology.INSTANCE)
                .withResolverStyle(ResolverStyle.STRICT);
    }
}
