package dev.onramp.reconcile.fold;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
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
    private static final Pattern SCALE = Pattern.compile("-?0*[0-9]{1,4}");

    /** The columns of the image of that name, by name in small letters. */
    static Map<String, SemanticColumn> of(Map<String, @Nullable Object> outer, String image) {
        Map<String, SemanticColumn> columns = new HashMap<>();
        if (Json.isWrapper(outer) && outer.get("schema") instanceof Map<?, ?> schema) {
            for (Map<?, ?> member : fields(schema)) {
                if (image.equals(member.get("field"))) {
                    columns.clear();
                    for (Map<?, ?> each : fields(member)) {
                        if (each.get("field") instanceof String name) {
                            columns.put(ToolColumns.small(name), column(each));
                        }
                    }
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
                case "io.debezium.time.NanoTimestamp" ->
                    number.mod(THOUSAND).signum() == 0 ? micros(number.divide(THOUSAND)) : json;
                default -> json;
            };
        }
        if (json instanceof String base64 && name.equals("org.apache.kafka.connect.data.Decimal")) {
            return decimal(base64);
        }
        return json;
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

    /** What is no decimal of Kafka Connect is the text that it is. */
    private String decimal(String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            boolean sized = scale.isPresent() && SCALE.matcher(scale.get()).matches();
            int places = sized ? Integer.parseInt(scale.get()) : LONGEST + 1;
            if (bytes.length == 0 || bytes.length > LONGEST || Math.abs(places) > LONGEST) {
                return base64;
            }
            return new BigDecimal(new BigInteger(bytes), places).toPlainString();
        } catch (IllegalArgumentException e) {
            return base64;
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
