package dev.onramp.transform;

import dev.onramp.config.OnrampException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** A producer in memory. Records count as delivered when a delivery has been awaited. */
public final class FakeCanonicalProducer implements CanonicalProducer {
    /** Of each topic. */
    public static final int PARTITIONS = 3;

    public final List<Outgoing> delivered = new ArrayList<>();
    public int begun;
    private final Set<String> brokenTopics = new HashSet<>();
    private final Set<String> narrowTopics = new HashSet<>();
    private boolean broken;
    private int maxValueBytes = Integer.MAX_VALUE;

    public void breakDown() {
        broken = true;
    }

    public void breakTopic(String topic) {
        brokenTopics.add(topic);
    }

    /** The broker refuses records of this topic that have a value. */
    public void narrowTopic(String topic) {
        narrowTopics.add(topic);
    }

    public void takesValuesUpTo(int bytes) {
        maxValueBytes = bytes;
    }

    public void mend() {
        broken = false;
        brokenTopics.clear();
    }

    @Override
    public boolean takes(Outgoing record) {
        return record.value().map(value -> value.length <= maxValueBytes).orElse(true);
    }

    @Override
    public Delivery begin() {
        begun++;
        List<Outgoing> sent = new ArrayList<>();
        Set<RawRecord> tooLarge = Collections.newSetFromMap(new IdentityHashMap<>());
        Map<RawRecord, OnrampException> failed = new IdentityHashMap<>();
        return new Delivery() {
            @Override
            public boolean send(Outgoing record, RawRecord origin) {
                if (broken || brokenTopics.contains(record.topic())) {
                    failed.put(origin, TransformErrors.produceFailed(record.topic(), null));
                    return false;
                }
                if (narrowTopics.contains(record.topic()) && record.value().isPresent()) {
                    tooLarge.add(origin);
                } else {
                    sent.add(record);
                }
                return true;
            }

            @Override
            public OptionalInt sendToEveryPartition(Outgoing record, RawRecord origin) {
                for (int partition = 0; partition < PARTITIONS; partition++) {
                    if (!send(record, origin)) {
                        return OptionalInt.empty();
                    }
                }
                return OptionalInt.of(PARTITIONS);
            }

            @Override
            public Delivered await() {
                delivered.addAll(sent);
                return new Delivered(tooLarge, failed);
            }
        };
    }

    @Override
    public void close() {}
}
