package dev.onramp.generator;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes and alters rows of accounts. Every alteration changes at least one column; days are texts as {@code 2026-01-31}. */
final class Accounts {
    private static final List<String> STATUSES = List.of("N", "A", "C");

    private final Vocabulary words;
    private final ChangeRandom random;

    Accounts(Vocabulary words, ChangeRandom random) {
        this.words = words;
        this.random = random;
    }

    LegacyRow create(long number, String customer, long timeMillis) {
        LocalDate created = day(timeMillis).minusDays(random.below(3650));
        LocalDate validFrom = created.plusDays(random.below(31));
        Map<String, @Nullable String> columns = new HashMap<>();
        columns.put("created", created.toString());
        columns.put("valid_from", validFrom.toString());
        columns.put(
                "valid_to",
                random.happens(0.85)
                        ? null
                        : validFrom.plusYears(1 + random.below(20)).toString());
        columns.put("cust_num", customer);
        columns.put("acct_num", Long.toString(number));
        columns.put("status", random.happens(0.8) ? "A" : "N");
        columns.put("type", random.oneOf(words.accountTypes()));
        columns.put("name", random.happens(0.3) ? "Household" : random.oneOf(words.accountNames()));
        columns.put("pin", pin());
        return LegacyRow.of(LegacyTable.ACCOUNTS, columns);
    }

    /** An account gets another status, another name, an end or another PIN. */
    LegacyRow update(LegacyRow row, long timeMillis) {
        return switch (random.below(4)) {
            case 0 -> row.with("status", random.otherThan(row.value("status").orElse(""), STATUSES));
            case 1 -> row.with("name", random.otherThan(row.value("name").orElse(""), words.accountNames()));
            case 2 ->
                row.with(
                        "valid_to",
                        row.value("valid_to").isPresent()
                                ? null
                                : day(timeMillis).plusDays(30).toString());
            default -> row.with("pin", otherPin(row.value("pin").orElse("")));
        };
    }

    private String pin() {
        return Integer.toString(10_000 + random.below(10_000)).substring(1);
    }

    private String otherPin(String pin) {
        String drawn = pin();
        return drawn.equals(pin) ? (drawn.equals("0000") ? "0001" : "0000") : drawn;
    }

    private static LocalDate day(long timeMillis) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(timeMillis), ZoneOffset.UTC);
    }
}
