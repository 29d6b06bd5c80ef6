package dev.onramp.generator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows of one table that are there, by key and by position, so that one can be drawn at random. Not thread-safe. */
final class LiveRows {
    private final List<LegacyRow> rows = new ArrayList<>();
    private final Map<String, Integer> positions = new HashMap<>();

    int size() {
        return rows.size();
    }

    /** A row by its position, which depends on nothing but the changes so far. */
    LegacyRow at(int position) {
        return rows.get(position);
    }

    Optional<LegacyRow> find(String key) {
        return Optional.ofNullable(positions.get(key)).map(rows::get);
    }

    List<LegacyRow> all() {
        return Collections.unmodifiableList(rows);
    }

    void put(LegacyRow row) {
        Integer position = positions.putIfAbsent(row.key(), rows.size());
        if (position == null) {
            rows.add(row);
        } else {
            rows.set(position, row);
        }
    }

    /** Takes a row out; the last one takes its position. */
    void remove(String key) {
        Integer position = positions.remove(key);
        if (position == null) {
            return;
        }
        LegacyRow last = rows.remove(rows.size() - 1);
        if (position < rows.size()) {
            rows.set(position, last);
            positions.put(last.key(), position);
        }
    }
}
