package dev.onramp.ingest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Many seeds that go through the same tables at once, since what takes the time is the batch and not its rows. Each seed has keys, order,
 * duplicates and cuts of its own, and every second one a snapshot among its changes; the n-th batch of the group is the n-th batches of all of them. Truncates empty whole tables, so they
 * belong to the group: every second group has some, each arriving up to three times, anywhere.
 *
 * <p>What a seed sends depends on nothing but the seed, and the truncates on nothing but the number of the group: any part of a group may be run alone.
 *
 * @param truncates those of the group
 * @param feeds seed to its changes in source order
 * @param batches what arrives
 */
public record SeedGroup(
        long number, List<TestRecord> truncates, Map<Long, List<TestRecord>> feeds, List<List<TestRecord>> batches) {
    private static final int SIZE = 100;
    private static final Pattern OWNER = Pattern.compile("\"(?:customer_number|region)\":\"s([0-9]+)-");

    /** The seeds that {@code -Donramp.first-seed} and {@code -Donramp.seeds} ask for, 200 unless told, group by group. */
    public static Stream<SeedGroup> asked() {
        long first = Long.getLong("onramp.first-seed", 1);
        long last = first + Integer.getInteger("onramp.seeds", 200) - 1;
        return Stream.iterate((first - 1) / SIZE, number -> number <= (last - 1) / SIZE, number -> number + 1)
                .map(number -> of(number, Math.max(first, number * SIZE + 1), Math.min(last, number * SIZE + SIZE)));
    }

    private static SeedGroup of(long number, long first, long last) {
        Map<Long, List<TestRecord>> feeds = new LinkedHashMap<>();
        List<List<TestRecord>> batches = new ArrayList<>();
        for (long seed = first; seed <= last; seed++) {
            Random random = new Random(seed);
            List<TestRecord> feed =
                    Feeds.changes(random, 20 + random.nextInt(80), 1 + random.nextInt(12), "s" + seed + "-");
            if (random.nextBoolean()) {
                feed = Feeds.withSnapshot(feed, 1 + random.nextInt(feed.size()));
            }
            feeds.put(seed, feed);
            List<List<TestRecord>> pieces = new ArrayList<>(Feeds.mangled(random, feed));
            if (random.nextInt(3) == 0) {
                // The checkpoint is lost: everything comes again.
                pieces.add(feed);
            }
            for (int i = 0; i < pieces.size(); i++) {
                if (i == batches.size()) {
                    batches.add(new ArrayList<>());
                }
                batches.get(i).addAll(pieces.get(i));
            }
        }
        Random random = new Random(~number);
        List<TestRecord> truncates = new ArrayList<>();
        for (int i = number % 2 == 0 ? 0 : 1 + random.nextInt(4); i > 0; i--) {
            TestRecord truncate =
                    TestRecord.truncate(random.nextBoolean() ? "customer" : "everything", 1 + random.nextInt(70));
            truncates.add(truncate);
            for (int copy = random.nextInt(3); copy >= 0; copy--) {
                batches.get(random.nextInt(batches.size())).add(truncate);
            }
        }
        return new SeedGroup(number, List.copyOf(truncates), feeds, batches);
    }

    /** What stands beside a difference: how it is seen again. */
    public String replay(long seed) {
        long first = feeds.keySet().iterator().next();
        return String.format(
                "seed %d; alone: -Donramp.first-seed=%d -Donramp.seeds=1; in its company: -Donramp.first-seed=%d -Donramp.seeds=%d",
                seed, seed, first, feeds.size());
    }

    /** What this group is, for the log. */
    @Override
    public String toString() {
        return String.format(
                "seeds %d to %d: %d changes in %d batches, %d truncates",
                feeds.keySet().iterator().next(),
                feeds.keySet().stream().reduce((a, b) -> b).orElseThrow(),
                batches.stream().mapToInt(List::size).sum(),
                batches.size(),
                truncates.size());
    }

    /** The truncates and the changes of one seed, for a fold. */
    public List<TestRecord> everythingOf(long seed) {
        return Stream.concat(truncates.stream(), feeds.get(seed).stream()).toList();
    }

    /** The lines of a table by the seed that they belong to; under 0 those of no seed. */
    public static Map<Long, List<String>> bySeed(List<String> lines) {
        Map<Long, List<String>> owned = new TreeMap<>();
        Function<Long, List<String>> empty = any -> new ArrayList<>();
        for (String line : lines) {
            Matcher owner = OWNER.matcher(line);
            owned.computeIfAbsent(owner.find() ? Long.parseLong(owner.group(1)) : 0L, empty)
                    .add(line);
        }
        return owned;
    }
}
