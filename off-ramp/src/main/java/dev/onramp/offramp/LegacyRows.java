package dev.onramp.offramp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.model.Field;
import dev.onramp.model.FieldType;
import dev.onramp.model.FieldType.DecimalType;
import dev.onramp.model.FieldType.EnumType;
import dev.onramp.model.FieldType.Primitive;
import dev.onramp.model.Identifier;
import dev.onramp.model.LegacyConsumer;
import dev.onramp.model.Recovery;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns records of a canonical topic into rows of the legacy table that a consumer declares. The same record always gives the same row. Immutable
 * and thread-safe; does no I/O.
 */
public final class LegacyRows {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    private static final Map<String, String> OPERATIONS =
            Map.of("create", "c", "update", "u", "delete", "d", "read", "r");

    private static final int MOST_DIGITS = 1_000;

    private record Column(Recovery recovery, StepsBack steps, boolean isKey) {}

    private final List<Column> columns = new ArrayList<>();
    private final List<Identifier> key;

    public LegacyRows(LegacyConsumer consumer) {
        this.key = consumer.like().key();
        consumer.columns()
                .forEach(each -> columns.add(new Column(
                        each,
                        new StepsBack(each.steps()),
                        key.contains(each.column().name()))));
    }

    /**
     * @param key of the record
     * @param value of the record; null when the entity was deleted
     * @param operation the header {@code ce_operation}; empty where there is none
     * @param time the header {@code ce_time}; empty where there is none
     * @throws NotGivenBackException when the record has no such row
     */
    public LegacyRow of(
            byte @Nullable [] key, byte @Nullable [] value, Optional<String> operation, Optional<String> time)
            throws NotGivenBackException {
        if (operation.equals(Optional.of("truncate"))) {
            throw new NotGivenBackException("a truncate of the whole entity is no row");
        }
        if (key == null) {
            throw new NotGivenBackException("the record has no key");
        }
        JsonNode keys = object(key, "key");
        JsonNode fields = value == null ? keys : object(value, "value");
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        for (Column each : columns) {
            if (value == null && !each.isKey()) {
                continue;
            }
            JsonNode cell = cell(each, fields);
            if (cell != null) {
                row.set(each.recovery().column().name().value(), cell);
            } else if (each.isKey()) {
                throw new NotGivenBackException("the field " + each.recovery().path() + " has no value");
            }
        }
        row.put("__op", value == null ? "d" : OPERATIONS.getOrDefault(operation.orElse(""), "u"));
        Optional<Long> millis = time.flatMap(LegacyRows::millis);
        if (millis.isPresent()) {
            row.put("__ts_ms", millis.get());
        }
        return new LegacyRow(keyText(row), row.toString());
    }

    private String keyText(ObjectNode row) {
        return String.join(
                ",", key.stream().map(each -> row.path(each.value()).asText()).toList());
    }

    private static @Nullable JsonNode cell(Column column, JsonNode fields) throws NotGivenBackException {
        List<Identifier> path = column.recovery().path();
        JsonNode found = fields.path(path.get(0).value());
        for (Identifier former : column.recovery().formerNames()) {
            found = found.isMissingNode() ? fields.path(former.value()) : found;
        }
        for (Identifier each : path.subList(1, path.size())) {
            found = found.path(each.value());
        }
        if (found.isMissingNode() || found.isNull()) {
            return null;
        }
        Field field = column.recovery().column();
        boolean nested = field.type() instanceof FieldType.ArrayType || field.type() instanceof FieldType.StructType;
        if (found.isContainerNode() != nested) {
            throw new NotGivenBackException(
                    "the field " + column.recovery().path() + (nested ? " is a single value" : " is no single value"));
        }
        if (nested) {
            return found;
        }
        try {
            return typed(field, column.steps().take(text(found)));
        } catch (ArithmeticException | NumberFormatException e) {
            throw new NotGivenBackException(
                    "the field " + column.recovery().path() + " is no value of the column " + field.name());
        }
    }

    /** As the format {@code row} writes a value of the column's type. */
    private static JsonNode typed(Field column, String text) throws NotGivenBackException {
        JsonNodeFactory json = JsonNodeFactory.instance;
        FieldType type = column.type();
        boolean other = type == Primitive.BOOLEAN && !text.equals("true") && !text.equals("false")
                || type instanceof EnumType known && !known.values().contains(text);
        if (other) {
            throw new NotGivenBackException("'" + text + "' is no value of the column " + column.name());
        }
        if (type == Primitive.BOOLEAN) {
            return json.booleanNode(text.equals("true"));
        }
        if (type == Primitive.INT) {
            return json.numberNode(number(text).intValueExact());
        }
        if (type == Primitive.LONG) {
            return json.numberNode(number(text).longValueExact());
        }
        if (type == Primitive.DOUBLE) {
            double number = number(text).doubleValue();
            if (Double.isInfinite(number)) {
                throw new ArithmeticException("too large");
            }
            return json.numberNode(number);
        }
        if (type instanceof DecimalType decimal) {
            return json.textNode(number(text)
                    .setScale(decimal.scale(), RoundingMode.UNNECESSARY)
                    .toPlainString());
        }
        return json.textNode(text);
    }

    /** No more digits than a store holds: an exponent could ask for gigabytes. */
    private static BigDecimal number(String text) {
        BigDecimal number = new BigDecimal(text);
        if (Math.abs((long) number.scale()) > MOST_DIGITS) {
            throw new ArithmeticException("too many digits");
        }
        return number;
    }

    private static String text(JsonNode value) {
        return value.isBigDecimal() && Math.abs((long) value.decimalValue().scale()) <= MOST_DIGITS
                ? value.decimalValue().toPlainString()
                : value.asText();
    }

    private static JsonNode object(byte[] bytes, String what) throws NotGivenBackException {
        try {
            JsonNode read = JSON.readTree(bytes);
            if (read != null && read.isObject()) {
                return read;
            }
        } catch (JsonProcessingException e) {
            throw new NotGivenBackException("the " + what + " is no JSON");
        } catch (IOException e) {
            throw new NotGivenBackException("the " + what + " cannot be read");
        }
        throw new NotGivenBackException("the " + what + " is no JSON object");
    }

    private static Optional<Long> millis(String time) {
        try {
            return Optional.of(Instant.parse(time.toUpperCase(Locale.ROOT)).toEpochMilli());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
