package dev.onramp.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;
import net.datafaker.Faker;

/**
 * The words that rows are made of. They are drawn once, because Datafaker takes far longer for a name than a change may take; the same seed
 * draws the same words on every machine. Immutable.
 */
record Vocabulary(
        List<String> femaleNames,
        List<String> maleNames,
        List<String> lastNames,
        List<String> accountNames,
        List<String> accountTypes) {
    private static final int NAMES = 500;
    private static final int ACCOUNT_NAMES = 200;
    private static final List<String> ACCOUNT_TYPES =
            List.of("Current", "Savings", "Deposit", "Credit card", "Mortgage");

    Vocabulary {
        femaleNames = List.copyOf(femaleNames);
        maleNames = List.copyOf(maleNames);
        lastNames = List.copyOf(lastNames);
        accountNames = List.copyOf(accountNames);
        accountTypes = List.copyOf(accountTypes);
    }

    static Vocabulary drawn(long seed) {
        Faker faker = new Faker(Locale.ENGLISH, new Random(seed));
        return new Vocabulary(
                draw(NAMES, faker.name()::femaleFirstName),
                draw(NAMES, faker.name()::maleFirstName),
                draw(2 * NAMES, faker.name()::lastName),
                draw(ACCOUNT_NAMES, () -> "Savings for " + faker.address().city()),
                ACCOUNT_TYPES);
    }

    private static List<String> draw(int count, Supplier<String> word) {
        List<String> words = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            words.add(word.get());
        }
        return words;
    }
}
