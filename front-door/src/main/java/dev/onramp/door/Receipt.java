package dev.onramp.door;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The answer to a request whose changes are all stored.
 *
 * @param dataids one of each change, in the order of the body
 * @param repeated how many of them were stored before, under the same event id
 * @param unmapped members of rows that the source does not declare: archived, not mapped
 */
public record Receipt(List<String> dataids, int repeated, Set<String> unmapped) {
    public Receipt {
        dataids = List.copyOf(dataids);
        unmapped = java.util.Collections.unmodifiableSet(new java.util.TreeSet<>(unmapped));
    }

    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("accepted", dataids.size());
        map.put("repeated", repeated);
        map.put("dataids", dataids);
        if (!unmapped.isEmpty()) {
            map.put("unmapped", List.copyOf(unmapped));
        }
        return map;
    }
}
