package dev.onramp.transform;

import com.fasterxml.jackson.core.JsonToken;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What the schema of a Debezium message says a JSON value means. */
interface SemanticType {
    /** Bounds of what is turned into digits. */
    int MOST_SCALE = 1000;

    int MOST_BYTES = 1000;

    /**
     * The value as a text that the column's own type can be read from; empty when the JSON is none of this type.
     *
     * @param column for messages
     * @throws RejectionException when it is, and beyond what every store can hold
     */
    Optional<String> text(JsonToken token, String json, String column);

    /**
     * @param scale the schema's parameter of that name
     * @return null when the name says nothing that JSON does not say by itself
     */
    static @Nullable SemanticType of(String name, @Nullable String scale) {
        return switch (name) {
            case "io.debezium.time.Date", "org.apache.kafka.connect.data.Date" -> integer(ToolTime::ofDays);
            case "io.debezium.time.Timestamp", "org.apache.kafka.connect.data.Timestamp" ->
                integer(count -> ToolTime.toTimestamp(count, TimeUnit.MILLISECONDS));
            case "io.debezium.time.MicroTimestamp" ->
                integer(count -> ToolTime.toTimestamp(count, TimeUnit.MICROSECONDS));
            case "io.debezium.time.NanoTimestamp" -> SemanticType::ofNanos;
            case "org.apache.kafka.connect.data.Decimal" -> decimal(scale);
            default -> null;
        };
    }

    /** What null is given for is out of range. */
    interface Count {
        @Nullable
        String text(long count);
    }

    private static SemanticType integer(Count count) {
        return (token, json, column) -> {
            if (token != JsonToken.VALUE_NUMBER_INT) {
                return Optional.empty();
            }
            Long number = ScalarText.toLong(json);
            return Optional.of(inRange(number == null ? null : count.text(number), column));
        };
    }

    private static Optional<String> ofNanos(JsonToken token, String json, String column) {
        Long nanos = token == JsonToken.VALUE_NUMBER_INT ? ScalarText.toLong(json) : null;
        return nanos == null || nanos % 1000 != 0
                ? Optional.empty()
                : Optional.of(inRange(ToolTime.toTimestamp(nanos, TimeUnit.NANOSECONDS), column));
    }

    private static @Nullable SemanticType decimal(@Nullable String scale) {
        Integer digits = scale == null ? null : ScalarText.toInt(scale);
        if (digits == null || Math.abs(digits) > MOST_SCALE) {
            return null;
        }
        return (token, json, column) -> {
            if (token != JsonToken.VALUE_STRING || json.isEmpty()) {
                return Optional.empty();
            }
            try {
                byte[] unscaled = Base64.getDecoder().decode(json);
                if (unscaled.length > MOST_BYTES) {
                    return Optional.empty();
                }
                return Optional.of(new BigDecimal(new BigInteger(unscaled), digits).toPlainString());
            } catch (IllegalArgumentException noBase64) {
                return Optional.empty();
            }
        };
    }

    private static String inRange(@Nullable String text, String column) {
        if (text == null) {
            throw new RejectionException(
                    RejectionReason.BAD_COLUMN, "column " + column + ": beyond the years 0001 to 9999");
        }
        return text;
    }
}
