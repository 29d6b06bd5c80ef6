package dev.onramp.capture.debezium;

import io.debezium.spi.converter.CustomConverter;
import io.debezium.spi.converter.RelationalColumn;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Properties;
import java.util.function.UnaryOperator;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code date}, {@code time} and {@code timestamp} as ISO 8601 texts, as a person reads them in the database: a message without schema
 * could not tell whether a number counts days, milliseconds or microseconds. Made by the engine, by its name. Columns of the types with a
 * time zone are texts already.
 */
public final class PlainTimes implements CustomConverter<SchemaBuilder, RelationalColumn> {
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS");

    @Override
    public void configure(Properties properties) {
        // Nothing can be set.
    }

    @Override
    public void converterFor(RelationalColumn column, ConverterRegistration<SchemaBuilder> registration) {
        switch (column.typeName()) {
            case "date" -> registration.register(SchemaBuilder.string().optional(), PlainTimes::date);
            case "timestamp" -> registration.register(SchemaBuilder.string().optional(), PlainTimes::timestamp);
            case "time" -> registration.register(SchemaBuilder.string().optional(), PlainTimes::time);
            default -> {
                // The engine's own form is a number, a text or a list already.
            }
        }
    }

    /** Rows that were there come as texts or the driver's types, changes as {@code java.time}'s. What is unknown is left as a text. */
    static @Nullable String date(@Nullable Object value) {
        if (value instanceof java.sql.Date date) {
            return date.toLocalDate().toString();
        }
        if (value instanceof LocalDate date) {
            return date.toString();
        }
        if (value instanceof Integer days) {
            return LocalDate.ofEpochDay(days).toString();
        }
        return text(value);
    }

    static @Nullable String timestamp(@Nullable Object value) {
        if (value instanceof Timestamp timestamp) {
            return TIMESTAMP.format(timestamp.toLocalDateTime());
        }
        if (value instanceof Instant instant) {
            return TIMESTAMP.format(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
        }
        if (value instanceof OffsetDateTime time) {
            return TIMESTAMP.format(time.withOffsetSameInstant(ZoneOffset.UTC));
        }
        if (value instanceof LocalDateTime time) {
            return TIMESTAMP.format(time);
        }
        return read(value, text -> TIMESTAMP.format(LocalDateTime.parse(text.replace(' ', 'T'))));
    }

    static @Nullable String time(@Nullable Object value) {
        if (value instanceof LocalTime time) {
            return TIME.format(time);
        }
        if (value instanceof Duration duration && duration.compareTo(Duration.ofDays(1)) < 0) {
            return TIME.format(LocalTime.ofNanoOfDay(duration.toNanos()));
        }
        if (value instanceof java.sql.Time time) {
            return TIME.format(time.toLocalTime());
        }
        return read(value, text -> TIME.format(LocalTime.parse(text)));
    }

    /** PostgreSQL's own text; what is not of the calendar, such as infinity, stays as it is. */
    private static @Nullable String read(@Nullable Object value, UnaryOperator<String> form) {
        if (value == null) {
            return null;
        }
        try {
            return form.apply(value.toString());
        } catch (DateTimeException notOfTheCalendar) {
            return value.toString();
        }
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
