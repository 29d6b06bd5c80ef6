package dev.onramp.peers.paimon;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;
import org.apache.flink.table.runtime.typeutils.InternalTypeInfo;
import org.apache.flink.table.types.logical.RowType;
import org.apache.flink.types.RowKind;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Canonical records as rows; a record without value is a delete. Parses with a stream, since Flink's JSON format knows no headers and no tombstones. */
final class CanonicalDeserializer implements KafkaRecordDeserializationSchema<RowData> {
    private static final long serialVersionUID = 1L;
    private static final JsonFactory JSON = new JsonFactory();

    private final RowType type;
    private final Map<String, Integer> columns;
    private final int fields;

    /** @param columns index of each field of the entity */
    CanonicalDeserializer(RowType type, Map<String, Integer> columns) {
        this.type = type;
        this.columns = Map.copyOf(columns);
        this.fields = columns.size();
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<RowData> out) throws IOException {
        GenericRowData row = new GenericRowData(fields + 5);
        byte[] value = record.value();
        row.setRowKind(value == null ? RowKind.DELETE : RowKind.INSERT);
        try (JsonParser parser = JSON.createParser(value == null ? record.key() : value)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                Integer column = columns.get(parser.currentName());
                parser.nextToken();
                if (column != null) {
                    row.setField(column, value(parser, column));
                }
            }
        }
        row.setField(fields, StringData.fromBytes(header(record, "ce_operation")));
        row.setField(fields + 1, StringData.fromBytes(header(record, "ce_sequence")));
        row.setField(
                fields + 2,
                TimestampData.fromInstant(
                        Instant.parse(new String(header(record, "ce_time"), StandardCharsets.UTF_8))));
        row.setField(fields + 3, StringData.fromBytes(header(record, "ce_dataid")));
        row.setField(
                fields + 4, Integer.parseInt(new String(header(record, "ce_mappingversion"), StandardCharsets.UTF_8)));
        out.collect(row);
    }

    private @Nullable Object value(JsonParser parser, int column) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        return switch (type.getTypeAt(column).getTypeRoot()) {
            case BOOLEAN -> parser.getBooleanValue();
            case INTEGER -> parser.getIntValue();
            case BIGINT -> parser.getLongValue();
            case DOUBLE -> parser.getDoubleValue();
            case DATE -> (int) LocalDate.parse(parser.getText()).toEpochDay();
            case TIMESTAMP_WITH_LOCAL_TIME_ZONE -> TimestampData.fromInstant(Instant.parse(parser.getText()));
            default -> StringData.fromString(parser.getText());
        };
    }

    private static byte[] header(ConsumerRecord<byte[], byte[]> record, String name) {
        return record.headers().lastHeader(name).value();
    }

    @Override
    public TypeInformation<RowData> getProducedType() {
        return InternalTypeInfo.of(type);
    }
}
