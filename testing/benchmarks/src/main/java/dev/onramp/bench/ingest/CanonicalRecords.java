package dev.onramp.bench.ingest;

import dev.onramp.model.Entity;
import dev.onramp.model.Field;
import dev.onramp.model.FieldType;
import dev.onramp.model.FieldType.Primitive;
import dev.onramp.model.contract.CloudEventHeaders;
import dev.onramp.model.contract.Sequence;
import dev.onramp.model.contract.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** Changes as the records of the canonical topics that {@code docs/contract.md} describes, with values that depend on nothing but the change. */
final class CanonicalRecords {
    private static final String[] WORDS = {
        "Ada",
        "Byron",
        "Grace",
        "Hopper",
        "Savings",
        "Household",
        "Alan",
        "Turing",
        "Katherine",
        "Johnson",
        "Current",
        "Edsger",
        "Holiday",
        "Barbara",
        "Liskov",
        "Donald"
    };
    private static final long FIRST_DAY = LocalDate.of(2020, 1, 1).toEpochDay();
    private static final int DAYS = 2_000;
    private static final int OPTIONAL_PRESENT_OF_8 = 7;

    private final List<Entity> entities;
    private final String suffix;

    CanonicalRecords(List<Entity> entities, String suffix) {
        this.entities = entities;
        this.suffix = suffix;
    }

    /** @param time when the change was made, also the record's timestamp */
    ProducerRecord<byte[], byte[]> of(Change change, Instant time) {
        Entity entity = entities.get(change.entity());
        String name = entity.name().value();
        String subject = keyText(entity, change.key());
        byte[] key = bytes("{\"" + entity.key().get(0).value() + "\":\"" + subject + "\"}");
        byte[] value = change.isDelete() ? null : bytes(row(entity, change, subject));
        return new ProducerRecord<>(
                Topics.canonical(entity.name()) + suffix,
                null,
                time.toEpochMilli(),
                key,
                value,
                headers(name, subject, change, time));
    }

    private static List<Header> headers(String entity, String subject, Change change, Instant time) {
        String dataId =
                String.format(Locale.ROOT, "%016x%016x", mix(change.sequence()), mix(change.sequence() ^ 0x5bd1e995L));
        List<Header> headers = new ArrayList<>(15);
        headers.add(header(CloudEventHeaders.SPEC_VERSION, "1.0"));
        headers.add(header(CloudEventHeaders.ID, dataId + "/" + entity + "/1"));
        headers.add(header(CloudEventHeaders.SOURCE, "/legacy-crm/raw_table_bench"));
        headers.add(header(
                CloudEventHeaders.TYPE, "dev.onramp." + entity + (change.isDelete() ? ".deleted.v1" : ".upserted.v1")));
        headers.add(header(CloudEventHeaders.TIME, millis(time)));
        headers.add(header(CloudEventHeaders.SUBJECT, subject));
        headers.add(header(CloudEventHeaders.DATA_SCHEMA, "urn:onramp:schema:" + entity + ":1"));
        headers.add(header(
                CloudEventHeaders.SEQUENCE, Sequence.ofSource(change.sequence()).value()));
        headers.add(header(CloudEventHeaders.SEQUENCE_ORIGIN, "source"));
        headers.add(header(CloudEventHeaders.OPERATION, change.operation()));
        headers.add(header(CloudEventHeaders.DATA_ID, dataId));
        headers.add(header(
                CloudEventHeaders.RAW_REF, "raw/raw_table_bench/dt=2026-01-01/0-" + change.sequence() + ".json.gz#1"));
        headers.add(header(CloudEventHeaders.MAPPING_VERSION, "1"));
        headers.add(header(CloudEventHeaders.TRACE_PARENT, "00-" + dataId + "-" + dataId.substring(0, 16) + "-01"));
        headers.add(header(CloudEventHeaders.CONTENT_TYPE, "application/json"));
        return headers;
    }

    private static String keyText(Entity entity, long key) {
        return (entity.key().get(0).value().endsWith("number") ? "" : "CUST") + (1_000_000 + key);
    }

    private static String row(Entity entity, Change change, String key) {
        StringBuilder row = new StringBuilder(200).append('{');
        long bits = mix(change.sequence());
        int place = 0;
        for (Field field : entity.fields()) {
            place++;
            long mine = mix(bits + place);
            boolean isKey = entity.isKey(field.name());
            if (!isKey && field.optional() && (mine & 7) >= OPTIONAL_PRESENT_OF_8) {
                continue;
            }
            row.append(row.length() == 1 ? "\"" : ",\"")
                    .append(field.name().value())
                    .append("\":");
            append(row, field.type(), isKey ? key : "", mine >>> 3);
        }
        return row.append('}').toString();
    }

    private static void append(StringBuilder row, FieldType type, String key, long bits) {
        if (type instanceof FieldType.EnumType choice) {
            row.append('"')
                    .append(choice.values().get((int) (bits % choice.values().size())))
                    .append('"');
        } else if (type == Primitive.STRING) {
            row.append('"');
            if (key.isEmpty()) {
                row.append(WORDS[(int) (bits & 15)])
                        .append(' ')
                        .append(WORDS[(int) (bits >>> 4 & 15)])
                        .append(' ')
                        .append(bits >>> 8 & 0xffff);
            } else {
                row.append(key);
            }
            row.append('"');
        } else if (type == Primitive.DATE) {
            row.append('"')
                    .append(LocalDate.ofEpochDay(FIRST_DAY + bits % DAYS))
                    .append('"');
        } else if (type == Primitive.INT || type == Primitive.LONG) {
            row.append(bits & 0xffffff);
        } else if (type == Primitive.BOOLEAN) {
            row.append((bits & 1) == 0);
        } else {
            throw new IllegalArgumentException("the benchmark has no rows with fields of type " + type);
        }
    }

    private static String millis(Instant time) {
        String text = Instant.ofEpochMilli(time.toEpochMilli()).toString();
        // Instants leave out a fraction that is zero.
        return text.length() == 24 ? text : text.substring(0, 19) + ".000Z";
    }

    private static RecordHeader header(String name, String value) {
        return new RecordHeader(name, bytes(value));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Spreads bits (the finalizer of MurmurHash3). */
    static long mix(long bits) {
        long mixed = (bits ^ bits >>> 33) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ mixed >>> 33;
    }
}
