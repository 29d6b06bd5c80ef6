package dev.onramp.dlq;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Dead letters of one table for one reason.
 *
 * @param first time of the earliest change
 * @param last time of the latest change
 * @param sample the coordinates of one of them, the last one
 * @param message what is wrong with the sample
 */
public record LetterGroup(
        String table, String errorId, long count, Instant first, Instant last, Coordinate sample, String message) {

    /** Ordered by table and error id. */
    public static List<LetterGroup> of(List<Letter> letters) {
        Map<String, Map<String, List<Letter>>> groups = new TreeMap<>();
        for (Letter each : letters) {
            groups.computeIfAbsent(each.origin().topic(), topic -> new TreeMap<>())
                    .computeIfAbsent(each.errorId(), id -> new ArrayList<>())
                    .add(each);
        }
        List<LetterGroup> result = new ArrayList<>();
        groups.forEach((table, ids) -> ids.forEach((id, members) -> result.add(group(table, id, members))));
        return result;
    }

    /** For programs. */
    public Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("table", table);
        map.put("error", errorId);
        map.put("count", count);
        map.put("first", first.toString());
        map.put("last", last.toString());
        map.put("sample", sample.toString());
        map.put("message", message);
        return map;
    }

    private static LetterGroup group(String table, String id, List<Letter> members) {
        long first = members.stream().mapToLong(Letter::timestamp).min().orElse(0);
        long last = members.stream().mapToLong(Letter::timestamp).max().orElse(0);
        Letter sample = members.get(members.size() - 1);
        return new LetterGroup(
                table,
                id,
                members.size(),
                Instant.ofEpochMilli(first),
                Instant.ofEpochMilli(last),
                sample.origin(),
                sample.message());
    }
}
