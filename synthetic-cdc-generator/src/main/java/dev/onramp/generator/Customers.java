package dev.onramp.generator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes and alters rows of customers. Every alteration changes at least one column. */
final class Customers {
    private static final List<String> STATUSES = List.of("n", "a", "c");

    private final Vocabulary words;
    private final ChangeRandom random;

    Customers(Vocabulary words, ChangeRandom random) {
        this.words = words;
        this.random = random;
    }

    LegacyRow create(long number) {
        double draw = random.share();
        String sex = draw < 0.49 ? "F" : draw < 0.98 ? "M" : "N";
        List<String> names =
                sex.equals("F") || (sex.equals("N") && random.happens(0.5)) ? words.femaleNames() : words.maleNames();
        Map<String, @Nullable String> columns = new HashMap<>();
        columns.put("cust_num", Long.toString(number));
        columns.put("status", random.happens(0.7) ? "a" : "n");
        columns.put("fname", random.oneOf(names));
        columns.put("lname", random.oneOf(words.lastNames()));
        columns.put("mnames", middleNames(names));
        columns.put("form", form(sex));
        columns.put("sex", random.happens(0.03) ? null : sex);
        columns.put("maritalstatus", random.happens(0.03) ? null : random.happens(0.5) ? "M" : "S");
        return named(LegacyRow.of(LegacyTable.CUSTOMERS, columns));
    }

    /** A customer marries, parts, takes another name, or begins or ends its business. */
    LegacyRow update(LegacyRow row) {
        return switch (random.below(3)) {
            case 0 -> row.with("status", random.otherThan(row.value("status").orElse(""), STATUSES));
            case 1 ->
                row.with("maritalstatus", row.value("maritalstatus").orElse("").equals("M") ? "S" : "M");
            default ->
                named(row.with("lname", random.otherThan(row.value("lname").orElse(""), words.lastNames())));
        };
    }

    private @Nullable String middleNames(List<String> names) {
        if (random.happens(0.4)) {
            return null;
        }
        return random.happens(0.8) ? random.oneOf(names) : random.oneOf(names) + " " + random.oneOf(names);
    }

    private String form(String sex) {
        if (random.happens(0.04)) {
            return "Dr";
        }
        return switch (sex) {
            case "F" -> random.happens(0.5) ? "Ms" : "Mrs";
            case "M" -> "Mr";
            default -> "Mx";
        };
    }

    private static LegacyRow named(LegacyRow row) {
        return row.with(
                "name",
                Stream.of("form", "fname", "mnames", "lname")
                        .flatMap(each -> row.value(each).stream())
                        .collect(Collectors.joining(" ")));
    }
}
