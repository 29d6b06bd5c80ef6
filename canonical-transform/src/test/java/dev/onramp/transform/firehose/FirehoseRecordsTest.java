package dev.onramp.transform.firehose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.transform.ArchiveBatch;
import dev.onramp.transform.Fixtures;
import dev.onramp.transform.RawRecord;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FirehoseRecordsTest {
    private static final int MOST = FirehoseRecords.MAX_RECORD_BYTES;

    @Test
    void putsLinesTogetherUntilTheRecordIsFull() {
        FirehoseRecords.Packed packed = FirehoseRecords.pack(List.of(batch(10, 20, MOST - 30, 1)));

        assertThat(packed.records())
                .extracting(each -> each.bytes().remaining())
                .containsExactly(MOST, 1);
        assertThat(packed.oversized()).isEmpty();
    }

    @Test
    void setsLinesAsideThatNoRecordHolds() {
        ArchiveBatch batch = batch(5, MOST + 1, 6, MOST, MOST + 2);

        FirehoseRecords.Packed packed = FirehoseRecords.pack(List.of(batch));

        assertThat(packed.oversized())
                .containsExactly(new FirehoseRecords.Oversized(batch, 1), new FirehoseRecords.Oversized(batch, 4));
        assertThat(packed.records())
                .extracting(each -> each.bytes().remaining())
                .containsExactly(5, 6, MOST);
    }

    @Test
    void losesNoByteOfAnyBatchWhateverTheSizes() {
        Random random = new Random(3);
        for (int round = 0; round < 30; round++) {
            int[] sizes = random.ints(40, 1, 200_000).toArray();
            ArchiveBatch batch = batch(sizes);
            List<FirehoseRecords.Piece> records =
                    FirehoseRecords.pack(List.of(batch)).records();

            ByteBuffer all = ByteBuffer.allocate(batch.text().length);
            records.forEach(each -> all.put(each.bytes().duplicate()));
            assertThat(all.array()).isEqualTo(batch.text());
            assertThat(records).allMatch(each -> each.bytes().remaining() <= MOST);
        }
    }

    @Test
    void keepsEachCallWithinItsLimits() {
        assertThat(FirehoseRecords.calls(List.of())).isEmpty();
        assertThat(FirehoseRecords.calls(Collections.nCopies(1_001, piece(1))))
                .extracting(List::size)
                .containsExactly(500, 500, 1);
        assertThat(FirehoseRecords.calls(Collections.nCopies(9, piece(MOST))))
                .extracting(List::size)
                .containsExactly(4, 4, 1);
    }

    private static FirehoseRecords.Piece piece(int bytes) {
        return new FirehoseRecords.Piece(batch(1), ByteBuffer.allocate(bytes));
    }

    private static ArchiveBatch batch(int... sizes) {
        List<RawRecord> records = new ArrayList<>();
        int[] ends = new int[sizes.length];
        int end = 0;
        for (int index = 0; index < sizes.length; index++) {
            end += sizes[index];
            ends[index] = end;
            records.add(Fixtures.record("t", index, "{}"));
        }
        byte[] text = new byte[end];
        new Random(end).nextBytes(text);
        return new ArchiveBatch("name", "t", records, text, ends);
    }
}
