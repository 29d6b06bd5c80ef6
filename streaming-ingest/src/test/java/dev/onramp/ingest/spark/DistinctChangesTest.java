package dev.onramp.ingest.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.ingest.KeyHash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistinctChangesTest {
    private static final StructType COLUMNS =
            new StructType().add("key", DataTypes.StringType).add("sequence", DataTypes.StringType);

    private final RowKeys keys = new RowKeys(COLUMNS, List.of("key"), new KeyHash.Secret(3, 4));

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void holdsEachChangeOnceAndMarksTheNewestOfEachKey(int seed) {
        Random random = new Random(seed);
        Set<String> expected = new LinkedHashSet<>();
        Map<String, Integer> newest = new HashMap<>();
        List<UnsafeRow> rows = new ArrayList<>();
        for (int i = 0; i < random.nextInt(3_000); i++) {
            // Few keys for some seeds, so that one key has many changes.
            String key = "k" + random.nextInt(seed % 2 == 0 ? 3 : 500);
            int sequence = random.nextInt(2_000);
            expected.add(key + " " + sequence);
            newest.merge(key, sequence, Math::max);
            rows.add(row(key, sequence));
        }

        DistinctChanges changes = distinct(rows);

        List<String> found = new ArrayList<>();
        Map<String, Integer> marked = new HashMap<>();
        int lowest = Integer.MAX_VALUE;
        for (int i = 0; i < changes.size(); i++) {
            String key = changes.row(i).getUTF8String(0).toString();
            int sequence = (int) changes.minor(i);
            found.add(key + " " + sequence);
            lowest = Math.min(lowest, sequence);
            if (changes.isNewest(i)) {
                assertThat(marked.put(key, sequence)).isNull();
            }
            assertThat(changes.holdsKey(changes.first(i), changes.second(i))).isTrue();
        }
        assertThat(found).containsExactlyElementsOf(expected);
        assertThat(marked).isEqualTo(newest);
        assertThat(changes.lowestSequence()).isEqualTo(found.isEmpty() ? "" : text(lowest));
    }

    @Test
    void doesNotHoldAKeyThatIsNotThere() {
        DistinctChanges changes = distinct(List.of(row("a", 1)));

        assertThat(changes.holdsKey(changes.first(0), changes.second(0) + 1)).isFalse();
        assertThat(changes.holdsKey(changes.first(0) + 1, changes.second(0))).isFalse();
    }

    private DistinctChanges distinct(List<UnsafeRow> rows) {
        long[] hashes = new long[2 * rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            keys.look(rows.get(i));
            hashes[2 * i] = keys.first();
            hashes[2 * i + 1] = keys.second();
        }
        return new DistinctChanges(rows, hashes, 1);
    }

    private static UnsafeRow row(String key, int sequence) {
        return UnsafeProjection.create(COLUMNS)
                .apply(new GenericInternalRow(
                        new Object[] {UTF8String.fromString(key), UTF8String.fromString(text(sequence))}))
                .copy();
    }

    private static String text(int sequence) {
        return String.format("%019d-%019d", 7, sequence);
    }
}
