package dev.onramp.ingest.postgres;

import dev.onramp.ingest.Column;
import dev.onramp.ingest.ColumnType;
import dev.onramp.ingest.EntityColumns;
import dev.onramp.ingest.JsonText;
import dev.onramp.ingest.KeyHash;
import dev.onramp.ingest.KeyText;
import dev.onramp.ingest.ParsedRecord;
import dev.onramp.model.contract.LineageColumns;
import dev.onramp.model.contract.Sequence;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Of each key of an entity the change with the highest sequence among those that were added, as rows of the staging table ({@link PostgresMerge#stageColumns}), ready to be
 * sent. The order in which they were added has no influence. Nothing of a change lives on but its bytes, in arrays that are used again. Used by one thread at a time.
 */
final class NewestChanges {
    private static final int NONE = -1;
    /** Columns of the staging table behind those of the entity: the key as text, whether it is a delete. */
    private static final int OWN_COLUMNS = 2;

    private final List<Column> fields;
    private final KeyText keyText;
    private final KeyHash hash = new KeyHash(KeyHash.Secret.random());
    private final BinaryRows rows = new BinaryRows();

    private int count;
    private int deletes;
    /** By row: where it begins, and behind the last where the next one would. */
    private int[] begins = new int[64];
    /** By row: where the text of its key stands. */
    private int[] keys = new int[64];
    /** By row: where its sequence stands. */
    private int[] sequences = new int[64];

    private long[] hashes = new long[64];
    /** Rows of which the key has one with a higher sequence. */
    private final BitSet outdated = new BitSet();

    private final BitSet deleted = new BitSet();
    /** By the hash of the key, with open addressing: its newest row. */
    private int[] byKey = new int[128];

    NewestChanges(EntityColumns entity) {
        this.fields = entity.fields();
        this.keyText = new KeyText(entity);
        Arrays.fill(byKey, NONE);
    }

    void add(ParsedRecord.Change change) {
        int begin = rows.length();
        append(change);
        int key = keys[count];
        hash.take(rows.bytes(), key, keyLength(count));
        hashes[count] = hash.first();
        int slot = slot(count);
        int other = byKey[slot];
        if (other != NONE && compareSequences(count, other) <= 0) {
            rows.cut(begin);
            return;
        }
        if (other != NONE) {
            outdated.set(other);
            deletes -= deleted.get(other) ? 1 : 0;
        }
        byKey[slot] = count;
        deleted.set(count, change.isDelete());
        deletes += change.isDelete() ? 1 : 0;
        count++;
        begins[count] = rows.length();
        if (2 * count >= byKey.length) {
            growTable();
        }
    }

    private void append(ParsedRecord.Change change) {
        if (count + 1 == begins.length) {
            begins = Arrays.copyOf(begins, 2 * begins.length);
            keys = Arrays.copyOf(keys, 2 * keys.length);
            sequences = Arrays.copyOf(sequences, 2 * sequences.length);
            hashes = Arrays.copyOf(hashes, 2 * hashes.length);
        }
        @Nullable Object[] values = change.values();
        rows.row(fields.size() + LineageColumns.ALL.size() + OWN_COLUMNS);
        for (int i = 0; i < values.length; i++) {
            append(fields.get(i).type(), values[i]);
        }
        rows.text(utf8(change.operation().text()));
        sequences[count] = rows.length() + Integer.BYTES;
        rows.text(utf8(change.sequence().value()));
        rows.timestamptz(change.changedAtMicros());
        rows.text(utf8(change.dataId()));
        rows.integer(change.mappingVersion());
        keys[count] = rows.length() + Integer.BYTES;
        rows.text(utf8(keyText.of(at -> values[at])));
        rows.bool(change.isDelete());
    }

    private void append(ColumnType type, @Nullable Object value) {
        if (value == null) {
            rows.empty();
        } else if (type instanceof ColumnType.Decimal) {
            rows.numeric((java.math.BigDecimal) value);
        } else if (type instanceof ColumnType.Simple simple) {
            switch (simple) {
                case TEXT -> rows.text(utf8((String) value));
                case BOOLEAN -> rows.bool((Boolean) value);
                case INT -> rows.integer((Integer) value);
                case LONG -> rows.bigint((Long) value);
                case DOUBLE -> rows.doublePrecision((Double) value);
                case DATE -> rows.date((Integer) value);
                case TIMESTAMP -> rows.timestamptz((Long) value);
            }
        } else {
            StringBuilder json = new StringBuilder();
            JsonText.append(json, type, Objects.requireNonNull(value));
            rows.jsonb(utf8(json.toString()));
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The key is the last column but one, of which the last takes five bytes. */
    private int keyLength(int row) {
        int end = row == count ? rows.length() : begins[row + 1];
        return end - Integer.BYTES - 1 - keys[row];
    }

    /** Where the key of the row stands, or would stand. */
    private int slot(int row) {
        int slot = (int) hashes[row] & (byKey.length - 1);
        while (byKey[slot] != NONE && !isSameKey(byKey[slot], row)) {
            slot = (slot + 1) & (byKey.length - 1);
        }
        return slot;
    }

    private boolean isSameKey(int one, int other) {
        byte[] bytes = rows.bytes();
        return hashes[one] == hashes[other]
                && Arrays.equals(
                        bytes,
                        keys[one],
                        keys[one] + keyLength(one),
                        bytes,
                        keys[other],
                        keys[other] + keyLength(other));
    }

    private int compareSequences(int one, int other) {
        byte[] bytes = rows.bytes();
        return Arrays.compare(
                bytes,
                sequences[one],
                sequences[one] + Sequence.LENGTH,
                bytes,
                sequences[other],
                sequences[other] + Sequence.LENGTH);
    }

    private void growTable() {
        int[] before = byKey;
        byKey = new int[2 * before.length];
        Arrays.fill(byKey, NONE);
        for (int row : before) {
            if (row != NONE) {
                byKey[slot(row)] = row;
            }
        }
    }

    /** Keys. */
    int size() {
        return count - outdated.cardinality();
    }

    /** Bytes of all rows that it keeps. */
    int bytes() {
        return rows.length();
    }

    /** Keys of which the newest change is a delete. */
    int deletes() {
        return deletes;
    }

    void send(BinaryCopy copy) throws SQLException {
        for (int row = 0; row < count; row++) {
            if (!outdated.get(row)) {
                copy.send(rows.bytes(), begins[row], begins[row + 1]);
            }
        }
    }

    /** Forgets the changes, keeps the room. */
    void clear() {
        rows.cut(0);
        count = 0;
        deletes = 0;
        outdated.clear();
        deleted.clear();
        Arrays.fill(byKey, NONE);
    }
}
