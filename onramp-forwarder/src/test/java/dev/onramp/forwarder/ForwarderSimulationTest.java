package dev.onramp.forwarder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Many members, each in its own random order of mishaps; a failing seed is named and replays with {@code -Donramp.seed=N}. */
class ForwarderSimulationTest {
    private static final int SEEDS = 2_000;
    private static final int STEPS = 120;

    @Test
    void forwardsEveryRecordInOrderWhateverHappens() {
        Long only = Long.getLong("onramp.seed");
        SimulatedTransform.Counts counts = new SimulatedTransform.Counts(0, 0, 0, 0);
        for (long seed = only == null ? 0 : only; seed < (only == null ? SEEDS : only + 1); seed++) {
            try {
                counts = counts.plus(new Simulation(seed).run());
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(
                        "seed " + seed + " (replay with -Donramp.seed=" + seed + "): " + e.getMessage(), e);
            }
        }
        assertThat(counts.invocations())
                .as("the simulation does something")
                .isGreaterThan(only == null ? 10L * SEEDS : 0);
        if (only == null) {
            assertThat(List.of(counts.byReference(), counts.halved(), counts.partly()))
                    .as("large records, halved batches and partial failures in %s", counts)
                    .allSatisfy(each -> assertThat(each).isGreaterThan(SEEDS));
        }
    }

    /** One forwarder process: its core lives until its feed breaks or it is killed. */
    private static final class Process {
        private final SimulatedFeed feed;
        private final ForwarderCore core;
        private boolean stopping;

        Process(SimulatedFeed feed, ForwarderCore core) {
            this.feed = feed;
            this.core = core;
        }
    }

    private static final class Simulation {
        private final Random random;
        private final Faults faults;
        private final SimulatedGroup group = new SimulatedGroup();
        private final SimulatedTransform transform;
        private final List<Process> processes = new ArrayList<>();
        private final int maxPayloadBytes;
        private final int maxInFlight;

        Simulation(long seed) {
            this.random = new Random(seed);
            this.faults = new Faults(new Random(seed + 1));
            this.maxPayloadBytes = 700 + random.nextInt(2_000);
            this.maxInFlight = 1 + random.nextInt(3);
            this.transform = new SimulatedTransform(group, random, faults, maxPayloadBytes);
            for (int i = 0; i < 4; i++) {
                group.create(new RawPartition(i % 2 == 0 ? "cust" : "acct", i / 2));
            }
        }

        SimulatedTransform.Counts run() {
            start();
            for (int i = 0; i < STEPS; i++) {
                produce();
                mishap();
                step();
            }
            faults.end();
            rebalance();
            for (int i = 0; !group.isAllCommitted() || !transform.isIdle(); i++) {
                if (i == 20_000) {
                    throw new AssertionError("not everything is committed: " + group + "; " + transform);
                }
                step();
            }
            assertThat(group.processed)
                    .allSatisfy((partition, done) -> assertThat(done.cardinality())
                            .isEqualTo(group.topics.get(partition).size()));
            return transform.counts();
        }

        private void produce() {
            if (random.nextInt(4) == 0) {
                group.topics.keySet().forEach(partition -> {
                    for (int i = random.nextInt(5); i > 0; i--) {
                        group.append(partition, "x".repeat(random.nextInt(20) == 0 ? 2_000 : random.nextInt(120)));
                    }
                });
            }
        }

        private void mishap() {
            if (faults.happens(0.02) && processes.size() < 3) {
                start();
            }
            if (faults.happens(0.02)) {
                processes.remove(random.nextInt(processes.size())).feed.close();
                if (processes.isEmpty()) {
                    start();
                }
            }
            if (faults.happens(0.02)) {
                Process leaving = processes.get(random.nextInt(processes.size()));
                leaving.stopping = true;
                leaving.core.stop();
            }
            if (faults.happens(0.04)) {
                rebalance();
            }
        }

        private void step() {
            for (Process each : List.copyOf(processes)) {
                try {
                    each.core.step();
                } catch (RawFeedException | Crash lost) {
                    retire(each);
                    continue;
                }
                if (each.core.lag() > bound()) {
                    throw new AssertionError("holds " + each.core.lag() + " records, more than " + bound());
                }
                if (each.stopping && each.core.isSettled()) {
                    retire(each);
                }
            }
            transform.tick();
        }

        private void retire(Process process) {
            process.feed.close();
            processes.remove(process);
            start();
        }

        /** Per lane a batch, one that fills, and a poll. */
        private long bound() {
            return maxInFlight * (2L * maxPayloadBytes / 100 + SimulatedFeed.MAX_POLL_RECORDS);
        }

        private void start() {
            SimulatedFeed feed = new SimulatedFeed(group, random, faults);
            SimulatedTransform.Member member = transform.new Member(maxInFlight);
            LaneSettings settings = new LaneSettings(
                    "b:9092", maxPayloadBytes, 1 + random.nextInt(20), Duration.ofMillis(random.nextInt(100)), "large");
            ForwarderCore core = new ForwarderCore(
                    feed,
                    () -> group.nowMillis,
                    maxInFlight,
                    () -> new Lane(
                            settings,
                            feed,
                            member,
                            new Backoff(Duration.ofMillis(20), Duration.ofMillis(400), random),
                            new Progress()));
            processes.add(new Process(feed, core));
            rebalance();
        }

        private void rebalance() {
            group.topics.keySet().forEach(partition -> {
                if (group.owners.get(partition) == null || random.nextBoolean()) {
                    group.give(partition, processes.get(random.nextInt(processes.size())).feed);
                }
            });
        }
    }
}
