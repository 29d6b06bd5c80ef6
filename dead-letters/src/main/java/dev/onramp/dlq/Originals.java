package dev.onramp.dlq;

import dev.onramp.transform.RawRecord;
import java.util.Collection;
import java.util.Map;

/** The raw topics, where the changes stand as they were sent until they expire. */
public interface Originals {
    /**
     * Those of the records that are still there.
     *
     * @throws dev.onramp.config.OnrampException ONR-Q002 when Kafka does not answer
     */
    Map<Coordinate, RawRecord> find(Collection<Coordinate> wanted);
}
