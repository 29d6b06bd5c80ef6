package dev.onramp.bench.ingest;

import java.util.BitSet;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Makes the changes of a workload up, in the order in which they are sent. */
final class ChangeStream {
    private static final double LATE_SHARE = 0.1;

    private final Workload workload;
    private final int entities;
    private final SplittableRandom random;
    private final BitSet alive = new BitSet();
    private final PriorityQueue<Due> waiting = new PriorityQueue<>();
    private long made;

    private record Due(long place, long order, Change change) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            return place != other.place ? Long.compare(place, other.place) : Long.compare(order, other.order);
        }
    }

    ChangeStream(Workload workload, int entities) {
        this.workload = workload;
        this.entities = entities;
        this.random = new SplittableRandom(workload.seed());
    }

    void forEach(Consumer<Change> target) {
        long orders = 0;
        long scheduled = 0;
        for (long place = 0; place < workload.events(); ) {
            if (!waiting.isEmpty() && (waiting.element().place() <= place || scheduled >= workload.events())) {
                target.accept(waiting.remove().change());
                place++;
                continue;
            }
            Change change = next();
            scheduled++;
            if (scheduled < workload.events() && random.nextDouble() < workload.duplicateShare()) {
                waiting.add(new Due(place + 1 + late(), orders++, change));
                scheduled++;
            }
            if (workload.disorder() > 0 && random.nextDouble() < LATE_SHARE) {
                waiting.add(new Due(place + 1 + late(), orders++, change));
            } else {
                target.accept(change);
                place++;
            }
        }
    }

    private int late() {
        return random.nextInt(Math.max(1, workload.disorder()));
    }

    private Change next() {
        int entity = (int) (made % entities);
        long keysEach = Math.max(1, workload.keys() / entities);
        // The first of them once each, so that every key exists; then any.
        long key = made < keysEach * entities ? made / entities : random.nextLong(keysEach);
        int slot = Math.toIntExact(key * entities + entity);
        made++;
        if (!alive.get(slot)) {
            alive.set(slot);
            return new Change(entity, key, made, "create");
        }
        if (random.nextDouble() < workload.deleteShare()) {
            alive.clear(slot);
            return new Change(entity, key, made, "delete");
        }
        return new Change(entity, key, made, "update");
    }
}
