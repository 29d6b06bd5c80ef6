package dev.onramp.reconcile;

import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Identifier;
import dev.onramp.model.ModelLoader;
import dev.onramp.reconcile.fold.Coordinate;
import dev.onramp.reconcile.fold.Fingerprint;
import dev.onramp.reconcile.fold.Fold;
import dev.onramp.reconcile.fold.Folded;
import dev.onramp.reconcile.fold.FoldedEntity;
import dev.onramp.reconcile.fold.PackedRow;
import dev.onramp.reconcile.fold.RawPayload;
import dev.onramp.reconcile.fold.RawRecord;
import dev.onramp.reconcile.fold.RowKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** Raw records of the built-in model, for tests. */
public final class Samples {
    public static final String CUSTOMERS = "raw_table_cust";
    public static final String ACCOUNTS = "raw_table_acct";
    public static final Identifier CUSTOMER = new Identifier("customer");
    public static final Identifier INDIVIDUAL = new Identifier("individual");
    public static final Identifier ACCOUNT = new Identifier("account");
    /** 2026-01-01T00:00:00Z. */
    public static final long NEW_YEAR = 1_767_225_600_000L;

    private Samples() {}

    public static CanonicalModel model() {
        return ModelLoader.loadDefault();
    }

    public static Coordinate at(String topic, int partition, long offset) {
        return new Coordinate(topic, partition, offset);
    }

    /** The record came as many milliseconds after new year as its offset says. */
    public static RawRecord record(Coordinate at, String payload) {
        return record(at, NEW_YEAR + at.offset(), payload);
    }

    public static RawRecord record(Coordinate at, long timestamp, String payload) {
        return new RawRecord(
                at,
                timestamp,
                at.toString(),
                new RawPayload.Text(payload),
                Fingerprint.of(payload.getBytes(StandardCharsets.UTF_8)));
    }

    /** A customer's row with its position; the name tells rows apart. */
    public static RawRecord customer(int partition, long offset, String number, long seq, String name) {
        return record(
                at(CUSTOMERS, partition, offset),
                "{\"cust_num\":\"%s\",\"status\":\"a\",\"name\":\"%s\",\"__op\":\"u\",\"__seq\":%d}"
                        .formatted(number, name, seq));
    }

    public static RawRecord deletedCustomer(int partition, long offset, String number, long seq) {
        return record(
                at(CUSTOMERS, partition, offset),
                "{\"cust_num\":\"%s\",\"__op\":\"d\",\"__seq\":%d}".formatted(number, seq));
    }

    /** Debezium's message that the table of customers was emptied, after the row with that position. */
    public static RawRecord truncatedCustomers(int partition, long offset, long seq) {
        return record(at(CUSTOMERS, partition, offset), truncate(seq));
    }

    public static String truncate(long seq) {
        return "{\"op\":\"t\",\"source\":{\"connector\":\"postgresql\",\"lsn\":%d},\"ts_ms\":1767225600000}"
                .formatted(seq);
    }

    public static Folded fold(RawRecord... records) {
        Fold fold = new Fold(model());
        List.of(records).forEach(fold::add);
        return fold.folded(Set.of());
    }

    /** The cells of the latest row, absent ones as null; empty when there is no row. */
    public static List<String> latest(FoldedEntity entity, String key) {
        return entity.latest(new RowKey(key)).map(PackedRow::cells).orElse(List.of());
    }
}
