package dev.onramp.ingest.kafka;

import dev.onramp.model.contract.CloudEventHeaders;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Finds those headers of a canonical record that become columns. A producer keeps to one order, so what stood at a place is remembered. Used by one thread. */
public final class LineageHeaderFinder {
    /** Names of the headers, in the order in which they are told. */
    public static final List<String> NAMES = List.of(
            CloudEventHeaders.SEQUENCE,
            CloudEventHeaders.OPERATION,
            CloudEventHeaders.TIME,
            CloudEventHeaders.DATA_ID,
            CloudEventHeaders.MAPPING_VERSION);

    /** Places among the headers of a record whose names are remembered. */
    private static final int PLACES = 32;

    private final @Nullable String[] namesSeen = new String[PLACES];
    private final int[] numbersSeen = new int[PLACES];

    /** Takes a header by its number in {@link #NAMES}. */
    @FunctionalInterface
    public interface Target {
        void take(int number, byte @Nullable [] value);
    }

    /** Tells them in the order in which they stand: of several with one name the last counts, as in Kafka's own {@code lastHeader}. */
    public void find(Headers headers, Target target) {
        int place = 0;
        for (Header header : headers) {
            int number = number(place, header.key());
            if (number >= 0) {
                target.take(number, header.value());
            }
            place++;
        }
    }

    private int number(int place, String name) {
        if (place >= PLACES) {
            return NAMES.indexOf(name);
        }
        if (!name.equals(namesSeen[place])) {
            namesSeen[place] = name;
            numbersSeen[place] = NAMES.indexOf(name);
        }
        return numbersSeen[place];
    }
}
