package dev.onramp.ingest.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;

class PackedChangesTest {
    @Test
    void givesBackTheRowsInTheirOrder() {
        Random random = new Random(1);
        UnsafeProjection projection = UnsafeProjection.create(StructType.fromDDL("text string, number bigint"));
        PackedChanges packed = new PackedChanges();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            String text = "x".repeat(random.nextInt(90));
            packed.add(i % 3, i, -i, projection.apply(new GenericInternalRow(new Object[] {
                UTF8String.fromString(text), (long) i
            })));
            expected.add(i % 3 + " " + i + " " + -i + " " + text + " " + i);
        }
        List<String> found = new ArrayList<>();

        packed.trimmed().forEach((entity, first, second, bytes, offset, size) -> {
            var row = PackedChanges.row(2, bytes, offset, size);
            found.add(entity + " " + first + " " + second + " " + row.getUTF8String(0) + " " + row.getLong(1));
        });

        assertThat(found).isEqualTo(expected);
    }

    @Test
    void holdsNothingAfterItWasCleared() {
        PackedChanges packed = new PackedChanges();
        packed.add(1, 2, 3, new UnsafeRow(0));
        packed.clear();
        List<Integer> found = new ArrayList<>();

        packed.forEach((entity, first, second, bytes, offset, size) -> found.add(entity));

        assertThat(found).isEmpty();
    }
}
