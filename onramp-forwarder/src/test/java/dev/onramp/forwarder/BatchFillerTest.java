package dev.onramp.forwarder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.forwarder.BatchFiller.Offer;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchFillerTest {
    private static final RawPartition A = new RawPartition("raw_a", 0);
    private static final RawPartition B = new RawPartition("raw_b", 1);

    @Test
    void takesARecordThatFitsToTheLastByteAndNotOneByteMore() {
        int exact = sizeOf(Raw.record(A, 1), Raw.record(A, 2), Raw.record(B, 3));

        BatchFiller fits = filler(exact);
        assertThat(fits.offer(Raw.record(A, 1))).isEqualTo(Offer.ADDED);
        assertThat(fits.offer(Raw.record(A, 2))).isEqualTo(Offer.ADDED);
        assertThat(fits.offer(Raw.record(B, 3))).isEqualTo(Offer.ADDED);
        assertThat(fits.seal().batch().payload()).hasSize(exact);

        BatchFiller tight = filler(exact - 1);
        tight.offer(Raw.record(A, 1));
        tight.offer(Raw.record(A, 2));
        assertThat(tight.offer(Raw.record(B, 3))).isEqualTo(Offer.FULL);
        assertThat(tight.records()).isEqualTo(2);
    }

    @Test
    void sendsARecordThatNeverFitsAloneAndByReference() {
        int alone = sizeOf(Raw.record(A, 1));

        assertThat(filler(alone).offer(Raw.record(A, 1))).isEqualTo(Offer.ADDED);
        BatchFiller tight = filler(alone - 1);
        assertThat(tight.offer(Raw.record(A, 1))).isEqualTo(Offer.ADDED);
        assertThat(tight.isClosed()).isTrue();
        assertThat(tight.offer(Raw.record(B, 1))).isEqualTo(Offer.FULL);
        Batch batch = tight.seal().batch();
        assertThat(batch.slices()).containsExactly(new Slice(A, 1, 1, 1));
        assertThat(batch.large())
                .contains(new LargeRecord(
                        "large/raw_a/0/00000000000000000001.json",
                        batch.large().orElseThrow().record()));
        assertThat(tight.isEmpty()).isTrue();

        BatchFiller busy = filler(alone);
        busy.offer(Raw.record(A, 1));
        assertThat(busy.offer(Raw.record(B, 1))).isEqualTo(Offer.FULL);
        assertThat(busy.offer(Raw.record(B, 1, "k", "x".repeat(50)))).isEqualTo(Offer.FULL);
        assertThat(busy.seal().batch().large()).isEmpty();

        tight.offer(Raw.record(A, 1));
        tight.drop(A);
        assertThat(tight.isEmpty()).isTrue();
        assertThat(tight.isClosed()).isFalse();
    }

    @Test
    void halvesAreWholeRecordsInOrderAndOfExactSize() {
        BatchFiller filler = filler(100_000);
        List.of(Raw.record(A, 1), Raw.record(A, 2), Raw.record(A, 3), Raw.record(B, 1), Raw.record(B, 2))
                .forEach(filler::offer);
        PayloadFormat format = new PayloadFormat("localhost:9092", "large");

        List<Load> halves = filler.seal().halves(format);
        assertThat(halves.get(0).batch().slices()).containsExactly(new Slice(A, 1, 2, 2));
        assertThat(halves.get(1).batch().slices()).containsExactly(new Slice(A, 3, 3, 1), new Slice(B, 1, 2, 2));
        assertThat(halves.get(0).batch().payload()).hasSize(sizeOf(Raw.record(A, 1), Raw.record(A, 2)));
        assertThat(halves.get(1).without(A, format).orElseThrow().batch().slices())
                .containsExactly(new Slice(B, 1, 2, 2));
        assertThat(halves.get(0).without(A, format)).isEmpty();
    }

    @Test
    void sealsAFullLambdaPayloadAndStartsAnew() {
        BatchFiller filler = filler(ForwarderSettings.LAMBDA_PAYLOAD_BYTES);
        long offset = 0;
        while (filler.offer(Raw.record(A, offset, "key", "v".repeat(250))) == Offer.ADDED) {
            offset++;
        }
        Batch batch = filler.seal().batch();

        assertThat(batch.payload().length)
                .isLessThanOrEqualTo(ForwarderSettings.LAMBDA_PAYLOAD_BYTES)
                .isGreaterThan(ForwarderSettings.LAMBDA_PAYLOAD_BYTES - 1_000);
        assertThat(batch.slices()).containsExactly(new Slice(A, 0, offset - 1, (int) offset));
        assertThat(filler.isEmpty()).isTrue();
        assertThat(filler.offer(Raw.record(A, offset))).isEqualTo(Offer.ADDED);
        assertThat(filler.seal().batch().payload()).hasSize(sizeOf(Raw.record(A, offset)));
    }

    @Test
    void aDroppedPartitionLeavesTheSizeExact() {
        for (List<RawRecord> order : List.of(
                List.of(Raw.record(A, 1), Raw.record(B, 1), Raw.record(A, 2)),
                List.of(Raw.record(B, 1), Raw.record(A, 1), Raw.record(A, 2)))) {
            BatchFiller filler = filler(100_000);
            order.forEach(filler::offer);
            filler.drop(B);
            filler.drop(new RawPartition("raw_c", 0));
            assertThat(filler.bytes()).isEqualTo(sizeOf(Raw.record(A, 1), Raw.record(A, 2)));
            assertThat(filler.seal().batch().slices()).containsExactly(new Slice(A, 1, 2, 2));
        }
    }

    @Test
    void refusesRecordsOutOfOrderAndAnEmptySeal() {
        BatchFiller filler = filler(100_000);
        assertThatThrownBy(filler::seal).isInstanceOf(IllegalStateException.class);
        filler.offer(Raw.record(A, 5));
        assertThatThrownBy(() -> filler.offer(Raw.record(A, 5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("raw_a-0 offset 5 after 5");
    }

    @Test
    void takesNoMoreRecordsThanItMay() {
        BatchFiller filler = new BatchFiller(new PayloadFormat("localhost:9092", "large"), 100_000, 2);
        filler.offer(Raw.record(A, 1));
        filler.offer(Raw.record(B, 1));
        assertThat(filler.offer(Raw.record(A, 2))).isEqualTo(BatchFiller.Offer.FULL);
        assertThat(filler.seal().records()).isEqualTo(2);
        assertThat(filler.offer(Raw.record(A, 2))).isEqualTo(BatchFiller.Offer.ADDED);
    }

    private static int sizeOf(RawRecord... records) {
        BatchFiller filler = filler(1_000_000);
        for (RawRecord each : records) {
            filler.offer(each);
        }
        return filler.seal().batch().payload().length;
    }

    private static BatchFiller filler(int maxBytes) {
        return new BatchFiller(new PayloadFormat("localhost:9092", "large"), maxBytes, 100_000);
    }
}
