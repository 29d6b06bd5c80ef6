package dev.onramp.transform;

import java.util.ArrayList;
import java.util.List;

/** A producer in memory. Records count as delivered when a delivery has been awaited. */
public final class FakeCanonicalProducer implements CanonicalProducer {
    /** Of each topic. */
    public static final int PARTITIONS = 3;

    public final List<Outgoing> delivered = new ArrayList<>();
    public int begun;
    private boolean broken;

    public void breakDown() {
        broken = true;
    }

    public void mend() {
        broken = false;
    }

    @Override
    public Delivery begin() {
        begun++;
        List<Outgoing> sent = new ArrayList<>();
        return new Delivery() {
            @Override
            public void send(Outgoing record) {
                sent.add(record);
            }

            @Override
            public int sendToEveryPartition(Outgoing record) {
                for (int partition = 0; partition < PARTITIONS; partition++) {
                    sent.add(record);
                }
                return PARTITIONS;
            }

            @Override
            public void await() {
                if (broken) {
                    throw TransformErrors.produceFailed(sent.get(0).topic(), null);
                }
                delivered.addAll(sent);
            }
        };
    }

    @Override
    public void close() {}
}
