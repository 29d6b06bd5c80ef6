package dev.onramp.ingest;

import dev.onramp.model.contract.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Seeded feeds of changes, ways to cut them up, and what must come of them by a plain fold. */
public final class Feeds {
    private Feeds() {}

    /** Creates, updates, deletes and recreates of a few keys of both test entities, and now and then a truncate, in source order. */
    public static List<TestRecord> feed(Random random, int changes, int keys) {
        return feed(random, changes, keys, "", 25);
    }

    /** The same without truncates, in a key space of its own. */
    public static List<TestRecord> changes(Random random, int changes, int keys, String keySpace) {
        return feed(random, changes, keys, keySpace, Integer.MAX_VALUE);
    }

    private static List<TestRecord> feed(
            Random random, int changes, int keys, String keySpace, int changesToOneTruncate) {
        List<TestRecord> feed = new ArrayList<>();
        Map<String, Boolean> alive = new HashMap<>();
        for (int i = 1; i <= changes; i++) {
            if (random.nextInt(changesToOneTruncate) == 0) {
                String topic = random.nextBoolean() ? "customer" : "everything";
                alive.keySet().removeIf(id -> id.charAt(0) == topic.charAt(0));
                feed.add(TestRecord.truncate(topic, i));
                continue;
            }
            int key = random.nextInt(keys);
            boolean customer = random.nextBoolean();
            String id = (customer ? "c" : "e") + key;
            boolean exists = alive.getOrDefault(id, false);
            Operation operation = !exists
                    ? (random.nextInt(4) == 0 ? Operation.READ : Operation.CREATE)
                    : random.nextInt(4) == 0 ? Operation.DELETE : Operation.UPDATE;
            alive.put(id, operation != Operation.DELETE);
            String marker = "v" + i;
            feed.add(
                    customer
                            ? TestRecord.customer(keySpace + "k" + key, i, operation, marker)
                            : TestRecord.everything(keySpace + "r" + key % 2, key, i, operation, rest(random, marker)));
        }
        return feed;
    }

    private static String rest(Random random, String marker) {
        return switch (random.nextInt(4)) {
            case 0 -> "";
            case 1 -> "\"flag\":true,\"big\":" + random.nextLong() + ",\"ratio\":0.5,\"amount\":\"12.30\"";
            case 2 ->
                "\"born\":\"1970-02-03\",\"seen\":\"2026-01-31T10:11:12.000001Z\",\"tags\":[\"" + marker + "\",\"x\"]";
            default -> "\"address\":{\"city\":\"" + marker + " \\\"quoted\\\\ \\t \u00e9\"}";
        };
    }

    /**
     * The feed with a snapshot of the topics among its changes: the rows that live behind the change at a position, as operation {@code read}.
     *
     * @param feed without truncates
     * @param position from 1
     */
    public static List<TestRecord> withSnapshot(List<TestRecord> feed, int position) {
        Map<String, TestRecord> alive = new TreeMap<>();
        for (TestRecord each : feed.subList(0, position)) {
            alive.put(each.topic() + each.key(), each);
        }
        List<TestRecord> records = new ArrayList<>(feed);
        alive.values().stream()
                .filter(each -> each.operation() != Operation.DELETE)
                .forEach(each -> records.add(position, TestRecord.read(each, position)));
        return records;
    }

    /** The feed with some changes twice, in any order, in pieces of any size. */
    public static List<List<TestRecord>> mangled(Random random, List<TestRecord> feed) {
        List<TestRecord> records = new ArrayList<>(feed);
        for (TestRecord each : feed) {
            // Of a truncate there is one in every partition.
            if (each.operation() == Operation.TRUNCATE || random.nextInt(8) == 0) {
                records.add(each);
            }
        }
        // Between a little and completely out of order.
        int reach = 1 + random.nextInt(records.size());
        for (int i = 0; i < records.size(); i++) {
            int other = Math.min(records.size() - 1, i + random.nextInt(reach));
            TestRecord moved = records.get(i);
            records.set(i, records.get(other));
            records.set(other, moved);
        }
        List<List<TestRecord>> batches = new ArrayList<>();
        for (int from = 0; from < records.size(); ) {
            int to = Math.min(records.size(), from + 1 + random.nextInt(Math.max(2, records.size() / 3)));
            batches.add(records.subList(from, to));
            from = to;
        }
        return batches;
    }

    /** What the history of a topic must hold: "key sequence operation value", sorted. */
    public static List<String> history(List<TestRecord> feed, String topic) {
        TreeMap<String, String> lines = new TreeMap<>();
        for (TestRecord each : feed) {
            if (each.topic().equals(topic)) {
                lines.put(each.key() + each.sequence(), line(each));
            }
        }
        return lines.values().stream().sorted().toList();
    }

    /** What the latest state of a topic must hold, as above. */
    public static List<String> latest(List<TestRecord> feed, String topic) {
        Map<String, TestRecord> newest = new HashMap<>();
        String emptied = "";
        for (TestRecord each : feed) {
            if (each.topic().equals(topic) && each.operation() == Operation.TRUNCATE) {
                emptied = each.sequence().compareTo(emptied) > 0 ? each.sequence() : emptied;
            } else if (each.topic().equals(topic)) {
                newest.merge(each.key(), each, (a, b) -> a.sequence().compareTo(b.sequence()) >= 0 ? a : b);
            }
        }
        String truncatedTo = emptied;
        return newest.values().stream()
                .filter(each ->
                        each.operation() != Operation.DELETE && each.sequence().compareTo(truncatedTo) > 0)
                .map(Feeds::line)
                .sorted()
                .toList();
    }

    private static String line(TestRecord each) {
        return String.join(
                " ",
                each.sequence(),
                each.operation().text(),
                each.dataId(),
                each.value().orElse(each.key()));
    }
}
