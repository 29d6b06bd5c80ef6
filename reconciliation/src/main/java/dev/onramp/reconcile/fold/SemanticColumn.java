package dev.onramp.reconcile.fold;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the schema in a wrapper says about one column.
 *
 * @param name of the semantic type; empty for none
 */
record SemanticColumn(String name, Optional<String> scale) {
    static final SemanticColumn NONE = new SemanticColumn("", Optional.empty());

    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);
    private static final BigInteger THOUSAND = BigInteger.valueOf(1000);
    private static final int LONGEST = 1000;

    /** The columns of the image of that name, by name in small letters. */
    static Map<String, SemanticColumn> of(Map<String, @Nullable Object> outer, String image) {
        Map<String, SemanticColumn> columns = new HashMap<>();
        if (Json.isWrapper(outer) && outer.get("schema") instanceof Map<?, ?> schema) {
            for (Map<?, ?> member : fields(schema)) {
                if (image.equals(member.get("field"))) {
                    fields(member)
                            .forEach(each ->
                                    columns.put(ToolColumns.small(String.valueOf(each.get("field"))), column(each)));
                }
            }
        }
        return columns;
    }

    /** The text that the semantic type makes of the value; the value itself where it makes none. */
    Object text(Object json) throws Rejection {
        if (json instanceof BigInteger number) {
            return switch (name) {
                case "io.debezium.time.Date", "org.apache.kafka.connect.data.Date" ->
                    ToolValues.day(number).toString();
                case "io.debezium.time.Timestamp", "org.apache.kafka.connect.data.Timestamp" ->
                    micros(number.multiply(THOUSAND));
                case "io.debezium.time.MicroTimestamp" -> micros(number);
                case "io.debezium.time.NanoTimestamp" -> micros(wholeMicros(number));
                default -> json;
            };
        }
        if (json instanceof String base64 && name.equals("org.apache.kafka.connect.data.Decimal")) {
            return decimal(base64);
        }
        return json;
    }

    private static BigInteger wholeMicros(BigInteger nanos) throws Rejection {
        BigInteger[] parts = nanos.divideAndRemainder(THOUSAND);
        if (parts[1].signum() != 0) {
            throw new Rejection("a time is finer than microseconds");
        }
        return parts[0];
    }

    private static String micros(BigInteger micros) throws Rejection {
        BigInteger part = micros.mod(MILLION);
        BigInteger seconds = micros.subtract(part).divide(MILLION);
        if (seconds.bitLength() > 62) {
            throw new Rejection("a time is not in the years 1 to 9999");
        }
        // Refuses what is out of the years.
        ToolValues.day(BigInteger.valueOf(Math.floorDiv(seconds.longValueExact(), 86_400L)));
        return CellText.plain(Instant.ofEpochSecond(seconds.longValueExact(), part.longValueExact() * 1000));
    }

    private String decimal(String base64) throws Rejection {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            int places = Integer.parseInt(scale.orElse(""));
            if (bytes.length == 0 || bytes.length > LONGEST || Math.abs(places) > LONGEST) {
                throw new Rejection("a decimal of Kafka Connect is empty or too long");
            }
            return new BigDecimal(new BigInteger(bytes), places).toPlainString();
        } catch (IllegalArgumentException e) {
            throw new Rejection("a value is no decimal of Kafka Connect");
        }
    }

    private static SemanticColumn column(Map<?, ?> field) {
        Object scale = field.get("parameters") instanceof Map<?, ?> parameters ? parameters.get("scale") : null;
        return new SemanticColumn(
                field.get("name") instanceof String name ? name : "",
                scale instanceof String text ? Optional.of(text) : Optional.empty());
    }

    private static List<Map<?, ?>> fields(Map<?, ?> schema) {
        List<Map<?, ?>> fields = new java.util.ArrayList<>();
        if (schema.get("fields") instanceof List<?> list) {
            for (Object each : list) {
                if (each instanceof Map<?, ?> field) {
                    fields.add(field);
                }
            }
        }
        return fields;
    }
}
