package dev.onramp.dlq;

import java.util.Comparator;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a change stands on its raw topic. Ordered by topic, partition, offset. */
public record Coordinate(String topic, int partition, long offset) implements Comparable<Coordinate> {
    private static final Pattern TEXT = Pattern.compile("(.+)-(\\d{1,9})-(\\d{1,18})");
    private static final Comparator<Coordinate> ORDER = Comparator.comparing(Coordinate::topic)
            .thenComparingInt(Coordinate::partition)
            .thenComparingLong(Coordinate::offset);

    public Coordinate {
        Objects.requireNonNull(topic, "topic");
        if (topic.isEmpty() || partition < 0 || offset < 0) {
            throw new IllegalArgumentException("no coordinate: " + topic + "-" + partition + "-" + offset);
        }
    }

    /**
     * Reads {@code raw_table_cust-0-17}.
     *
     * @throws dev.onramp.config.OnrampException ONR-Q001 when it is none
     */
    public static Coordinate parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw DlqErrors.badCoordinate(text);
        }
        return new Coordinate(matcher.group(1), Integer.parseInt(matcher.group(2)), Long.parseLong(matcher.group(3)));
    }

    @Override
    public int compareTo(Coordinate other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return topic + "-" + partition + "-" + offset;
    }
}
