package dev.onramp.model;

import dev.onramp.config.DidYouMean;
import dev.onramp.model.TextForm.BooleanForm;
import dev.onramp.model.TextForm.DateForm;
import dev.onramp.model.TextForm.DecimalForm;
import dev.onramp.model.TextForm.TimestampForm;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the form of a {@code parse}. A pattern is tried on a day, so that one which cannot work is found before any row comes. */
final class FormReader {
    private static final ZonedDateTime SAMPLE =
            ZonedDateTime.of(LocalDateTime.of(2026, 1, 31, 10, 11, 12, 123_456_000), ZoneId.of("Europe/Berlin"));
    private static final Map<String, List<String>> FORMS = Map.of(
            "date", List.of("as", "pattern"),
            "timestamp", List.of("as", "pattern", "zone"),
            "decimal", List.of("as", "decimal-separator", "grouping-separator"),
            "boolean", List.of("as", "true", "false"));

    private FormReader() {}

    /** The form; empty when it is wrong, which has been noted. */
    static Optional<TextForm> read(Node node) {
        if (!node.isObject("an object such as parse { as = date, pattern = \"dd.MM.yyyy\" }")) {
            return Optional.empty();
        }
        Optional<String> as = node.text("as");
        if (as.isEmpty() || !FORMS.containsKey(as.get())) {
            node.locate("as")
                    .problem(
                            as.map(each -> "cannot parse as '" + each + "'").orElse("does not say as what to parse"),
                            as.map(each -> DidYouMean.advice(each, FORMS.keySet()))
                                    .orElse("Write as = date, timestamp, decimal or boolean"));
            return Optional.empty();
        }
        node.allowOnly(FORMS.getOrDefault(as.get(), List.of()).toArray(String[]::new));
        return switch (as.get()) {
            case "date" -> date(node);
            case "timestamp" -> timestamp(node);
            case "decimal" -> decimal(node);
            default -> words(node);
        };
    }

    private static Optional<TextForm> date(Node node) {
        Optional<TemporalAccessor> read = tried(node, "dd.MM.yyyy");
        if (read.isPresent() && read.get().query(TemporalQueries.localDate()) == null) {
            node.locate("pattern")
                    .problem("the pattern holds no whole day", "Write year, month and day: \"dd.MM.yyyy\"");
            return Optional.empty();
        }
        return read.map(any -> new DateForm(node.text("pattern").orElse("")));
    }

    private static Optional<TextForm> timestamp(Node node) {
        String fix =
                "Write pattern = \"yyyy-MM-dd HH:mm:ss\" with zone = Europe/Berlin, or a pattern with an offset: \"..ssXXX\"";
        Optional<TemporalAccessor> read = tried(node, "yyyy-MM-dd HH:mm:ss");
        Optional<String> zoneText = node.text("zone");
        Optional<ZoneId> zone = zoneText.flatMap(text -> zone(node.locate("zone"), text));
        if (read.isEmpty() || zoneText.isPresent() != zone.isPresent()) {
            return Optional.empty();
        }
        boolean hasTime = read.get().query(TemporalQueries.localDate()) != null
                && read.get().query(TemporalQueries.localTime()) != null;
        boolean hasZone = read.get().query(TemporalQueries.zone()) != null;
        if (!hasTime) {
            node.locate("pattern").problem("the pattern holds no whole day with a time", fix);
        } else if (hasZone == zone.isPresent()) {
            node.locate("pattern")
                    .problem(
                            hasZone
                                    ? "the pattern has a zone, and zone names another"
                                    : "neither the pattern nor zone says which clock the texts are read from",
                            fix);
        } else {
            return Optional.of(new TimestampForm(node.text("pattern").orElse(""), zone));
        }
        return Optional.empty();
    }

    private static Optional<ZoneId> zone(Node node, String text) {
        try {
            return Optional.of(ZoneId.of(text));
        } catch (DateTimeException e) {
            node.problem("there is no zone '" + text + "'", "Write a zone such as UTC, Europe/Berlin or +02:00");
            return Optional.empty();
        }
    }

    /** The sample, written with the pattern and read back. */
    private static Optional<TemporalAccessor> tried(Node node, String example) {
        Optional<String> pattern = node.text("pattern");
        if (pattern.isEmpty()) {
            node.problem("has no pattern", "Write pattern = \"" + example + "\", in the letters of java.time");
            return Optional.empty();
        }
        try {
            DateTimeFormatter formatter = TextForm.formatter(pattern.get());
            TemporalAccessor read = formatter.parse(formatter.format(SAMPLE));
            LocalDate day = read.query(TemporalQueries.localDate());
            if (day == null || day.equals(SAMPLE.toLocalDate())) {
                return Optional.of(read);
            }
            node.locate("pattern").problem("the pattern reads another day than it writes", "Write \"" + example + "\"");
        } catch (IllegalArgumentException | DateTimeException e) {
            node.locate("pattern")
                    .problem(
                            "'" + pattern.get() + "' is no pattern: " + e.getMessage(),
                            "Write \"" + example + "\", in the letters of java.time");
        }
        return Optional.empty();
    }

    private static Optional<TextForm> decimal(Node node) {
        String point = node.text("decimal-separator").orElse(".");
        Optional<String> grouping = node.text("grouping-separator");
        boolean usable =
                isSeparator(point) && grouping.map(FormReader::isSeparator).orElse(true);
        if (!usable || grouping.filter(point::equals).isPresent()) {
            node.problem(
                    "the separators of a decimal are two different characters, no digits and no signs",
                    "Write decimal-separator = \",\", grouping-separator = \".\"");
            return Optional.empty();
        }
        return Optional.of(new DecimalForm(point, grouping));
    }

    private static boolean isSeparator(String text) {
        return text.length() == 1
                && "0123456789+-".indexOf(text.charAt(0)) < 0
                && !Character.isSurrogate(text.charAt(0));
    }

    private static Optional<TextForm> words(Node node) {
        List<String> yes = node.texts("true");
        List<String> no = node.texts("false");
        Set<String> all = new HashSet<>(yes);
        all.addAll(no);
        if (yes.isEmpty() || no.isEmpty() || all.size() < yes.size() + no.size()) {
            node.problem("needs words for true and words for false, each once", "Write true = [J, Y], false = [N]");
            return Optional.empty();
        }
        return Optional.of(new BooleanForm(yes, no));
    }
}
