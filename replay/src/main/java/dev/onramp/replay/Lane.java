package dev.onramp.replay;

import dev.onramp.archive.ArchiveKey;
import dev.onramp.archive.RawArchive.Stored;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Objects that are read one after the other, because they hold records of the same partitions. */
record Lane(List<Stored> objects) {
    private static final Comparator<Stored> BY_TIME = Comparator.comparing(
                    (Stored each) -> each.key().date())
            .thenComparing(each -> each.key().key());

    Lane {
        objects = List.copyOf(objects);
    }

    /**
     * The lanes of one table: its partitions, in the order of their offsets; all in one where delivery streams wrote, since their objects
     * hold whatever came, in the order of delivery.
     */
    static List<Lane> of(List<Stored> table) {
        if (table.stream().anyMatch(each -> each.key().range().isEmpty())) {
            return List.of(new Lane(table.stream().sorted(BY_TIME).toList()));
        }
        Map<Integer, List<Stored>> partitions = new TreeMap<>();
        for (Stored each : table) {
            partitions
                    .computeIfAbsent(range(each).partition(), none -> new ArrayList<>())
                    .add(each);
        }
        return partitions.values().stream()
                .map(each -> new Lane(each.stream()
                        .sorted(Comparator.comparingLong(object -> range(object).first()))
                        .toList()))
                .toList();
    }

    private static ArchiveKey.Range range(Stored object) {
        return object.key().range().orElseThrow();
    }
}
