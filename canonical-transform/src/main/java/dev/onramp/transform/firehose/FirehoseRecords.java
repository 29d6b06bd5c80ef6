package dev.onramp.transform.firehose;

import dev.onramp.transform.ArchiveBatch;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Packs lines into as few records as the limits allow, since Firehose bills each record in steps of 5 KB, and records into calls. Lines
 * stay whole and in their order. Pure.
 */
final class FirehoseRecords {
    static final int MAX_RECORD_BYTES = 1000 * 1024;
    static final int MAX_CALL_BYTES = 4 * 1024 * 1024;
    static final int MAX_CALL_RECORDS = 500;

    /** A line that no record can hold. */
    record Oversized(ArchiveBatch batch, int index) {}

    /** @param bytes a view of the batch's */
    record Piece(ArchiveBatch batch, ByteBuffer bytes) {}

    /**
     * @param records whole lines of one batch each
     * @param oversized what has to travel another way
     */
    record Packed(List<Piece> records, List<Oversized> oversized) {}

    private FirehoseRecords() {}

    /** Neighbouring lines of each batch together. */
    static Packed pack(List<ArchiveBatch> batches) {
        List<Piece> records = new ArrayList<>();
        List<Oversized> oversized = new ArrayList<>();
        for (ArchiveBatch batch : batches) {
            int from = 0;
            for (int index = 0; index < batch.lines(); index++) {
                int start = batch.start(index);
                int end = batch.end(index);
                if (end - from > MAX_RECORD_BYTES) {
                    add(records, batch, from, start);
                    from = start;
                }
                if (end - start > MAX_RECORD_BYTES) {
                    oversized.add(new Oversized(batch, index));
                    from = end;
                }
            }
            add(records, batch, from, batch.text().length);
        }
        return new Packed(records, oversized);
    }

    private static void add(List<Piece> records, ArchiveBatch batch, int from, int to) {
        if (to > from) {
            records.add(new Piece(
                    batch,
                    ByteBuffer.wrap(batch.text(), from, to - from).slice().asReadOnlyBuffer()));
        }
    }

    /** The records of each call, in order. */
    static List<List<Piece>> calls(List<Piece> records) {
        List<List<Piece>> calls = new ArrayList<>();
        List<Piece> call = new ArrayList<>();
        int bytes = 0;
        for (Piece record : records) {
            if (call.size() == MAX_CALL_RECORDS || bytes + record.bytes().remaining() > MAX_CALL_BYTES) {
                calls.add(call);
                call = new ArrayList<>();
                bytes = 0;
            }
            call.add(record);
            bytes += record.bytes().remaining();
        }
        if (!call.isEmpty()) {
            calls.add(call);
        }
        return calls;
    }
}
