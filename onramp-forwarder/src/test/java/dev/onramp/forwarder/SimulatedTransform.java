package dev.onramp.forwarder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onramp.forwarder.InvokeFailure.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * A function that works, fails before, amid or after its work, answers wrongly, answers nobody, and works on after its caller gave up. Judges
 * every invocation by what its payload says.
 */
final class SimulatedTransform {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SimulatedGroup group;
    private final Random random;
    private final Faults faults;
    private final int maxPayloadBytes;
    private final List<Running> running = new ArrayList<>();
    private final Map<String, byte[]> objects = new HashMap<>();
    private final int mostRecords;
    private byte[] olderReply = Raw.reply(List.of());
    private int invocations;
    private int byReference;
    private int halved;
    private int partly;

    SimulatedTransform(SimulatedGroup group, Random random, Faults faults, int maxPayloadBytes) {
        this.group = group;
        this.random = random;
        this.faults = faults;
        this.maxPayloadBytes = maxPayloadBytes;
        // Sometimes the cloud takes less than the settings think.
        this.mostRecords = random.nextInt(4) == 0 ? random.nextInt(4) : Integer.MAX_VALUE;
    }

    private enum Course {
        WORKS,
        NEVER_BEGINS,
        IS_REFUSED,
        IS_TOO_LARGE,
        FAILS_HALF_WAY,
        ANSWERS_WRONGLY,
        DOES_PART_AND_SAYS_SO,
        RUNS_OUT_OF_TIME,
        ANSWERS_WITH_AN_OLDER_REPLY,
        LOSES_THE_REPLY,
        WORKS_AFTER_THE_CALLER_GAVE_UP
    }

    private static final class Running implements Invocation {
        private final Member caller;
        private final List<Slice> slices;
        private final Course course;
        private final long replyAtMillis;
        private final long workAtMillis;
        private Optional<InvokeOutcome> outcome = Optional.empty();
        private final Map<RawPartition, Integer> doneUpTo = new HashMap<>();
        private boolean worked;

        Running(Member caller, List<Slice> slices, Course course, long replyAtMillis, long workAtMillis) {
            this.caller = caller;
            this.slices = slices;
            this.course = course;
            this.replyAtMillis = replyAtMillis;
            this.workAtMillis = workAtMillis;
        }

        @Override
        public Optional<InvokeOutcome> outcome() {
            return outcome;
        }
    }

    /** The transform as one forwarder process sees it. */
    final class Member implements Transform {
        private final int maxInFlight;

        Member(int maxInFlight) {
            this.maxInFlight = maxInFlight;
        }

        @Override
        public Invocation invoke(Batch batch) {
            if (faults.happens(0.01)) {
                throw new Crash("before an invocation");
            }
            invocations++;
            batch.large().ifPresent(large -> objects.put(large.name(), large.content()));
            assertThat(batch.payload().length).isLessThanOrEqualTo(maxPayloadBytes);
            List<Slice> slices = read(batch.payload());
            assertThat(slices).as("what the batch says of its payload").isEqualTo(batch.slices());
            judgeOverlap(slices);
            slices.forEach(slice -> assertThat(
                            group.acknowledged.get(slice.partition()).nextClearBit(0))
                    .as("%s before its predecessors were accounted for", slice)
                    .isGreaterThanOrEqualTo(SimulatedGroup.index(slice.firstOffset())));
            Course course =
                    faults.happens(0.4) ? Course.values()[random.nextInt(Course.values().length)] : Course.WORKS;
            if (batch.large().isEmpty() && batch.records() > mostRecords) {
                halved++;
                course = Course.IS_TOO_LARGE;
            }
            byReference += batch.large().isPresent() ? 1 : 0;
            long reply = group.nowMillis + random.nextInt(30);
            long late = course == Course.WORKS_AFTER_THE_CALLER_GAVE_UP ? random.nextInt(2_000) : 0;
            Running invocation = new Running(this, slices, course, reply, reply + late);
            running.add(invocation);
            if (faults.happens(0.01)) {
                throw new Crash("after an invocation");
            }
            return invocation;
        }

        @Override
        public void settled(Batch batch) {
            batch.large().ifPresent(large -> objects.remove(large.name()));
        }

        private void judgeOverlap(List<Slice> slices) {
            Set<RawPartition> busy = new HashSet<>();
            List<Running> mine = running.stream()
                    .filter(each -> each.caller == this && each.outcome.isEmpty())
                    .toList();
            assertThat(mine).as("invocations in flight").hasSizeLessThan(maxInFlight);
            mine.forEach(each -> each.slices.forEach(slice -> busy.add(slice.partition())));
            slices.forEach(slice -> assertThat(busy).as("in flight twice").doesNotContain(slice.partition()));
        }

        @Override
        public void close() {}
    }

    boolean isIdle() {
        return running.isEmpty();
    }

    @Override
    public String toString() {
        return invocations + " invocations, " + running.size() + " running";
    }

    void tick() {
        for (Running each : running) {
            if (!each.worked && group.nowMillis >= each.workAtMillis) {
                each.worked = true;
                work(each);
            }
            if (each.outcome.isEmpty() && group.nowMillis >= each.replyAtMillis) {
                each.outcome = Optional.of(reply(each));
            }
        }
        running.removeIf(each -> each.worked && each.outcome.isPresent());
    }

    private void work(Running invocation) {
        if (Set.of(Course.NEVER_BEGINS, Course.IS_REFUSED, Course.IS_TOO_LARGE).contains(invocation.course)) {
            return;
        }
        for (Slice slice : invocation.slices) {
            int from = SimulatedGroup.index(slice.firstOffset());
            int to = SimulatedGroup.index(slice.lastOffset()) + 1;
            int done = switch (invocation.course) {
                case FAILS_HALF_WAY, RUNS_OUT_OF_TIME -> from + (to - from) / 2;
                case DOES_PART_AND_SAYS_SO -> from + random.nextInt(to - from + 1);
                default -> to;
            };
            invocation.doneUpTo.put(slice.partition(), done);
            group.processed.get(slice.partition()).set(from, done);
        }
    }

    private InvokeOutcome reply(Running invocation) {
        List<Slice> slices = invocation.slices;
        return switch (invocation.course) {
            case WORKS, DOES_PART_AND_SAYS_SO -> accounts(invocation);
            case ANSWERS_WITH_AN_OLDER_REPLY -> new InvokeOutcome.Replied(olderReply);
            case IS_TOO_LARGE -> failed(Kind.TOO_LARGE);
            case RUNS_OUT_OF_TIME -> failed(Kind.OVERTAXED);
            case ANSWERS_WRONGLY -> new InvokeOutcome.Replied(Raw.reply(wrong(slices)));
            case IS_REFUSED -> failed(Kind.REFUSED);
            case NEVER_BEGINS, FAILS_HALF_WAY -> failed(Kind.RETRYABLE);
            case LOSES_THE_REPLY, WORKS_AFTER_THE_CALLER_GAVE_UP -> failed(Kind.UNKNOWN);
        };
    }

    private InvokeOutcome accounts(Running invocation) {
        List<Slice> done = new ArrayList<>();
        StringBuilder failures = new StringBuilder();
        for (Slice slice : invocation.slices) {
            int from = SimulatedGroup.index(slice.firstOffset());
            int to = SimulatedGroup.index(slice.lastOffset()) + 1;
            int end = invocation.doneUpTo.get(slice.partition());
            group.acknowledged.get(slice.partition()).set(from, end);
            if (end < to) {
                partly++;
                failures.append(failures.isEmpty() ? "" : ",")
                        .append("{\"itemIdentifier\":{\"partition\":\"%s\",\"offset\":%d}}"
                                .formatted(slice.partition(), (long) end * SimulatedGroup.OFFSET_STEP));
            }
            if (end > from) {
                done.add(new Slice(
                        slice.partition(),
                        slice.firstOffset(),
                        (long) (end - 1) * SimulatedGroup.OFFSET_STEP,
                        end - from));
            }
        }
        olderReply = Raw.utf8(Accountant.reply(done, slice -> "")
                .replace("\"batchItemFailures\":[]", "\"batchItemFailures\":[" + failures + "]"));
        return new InvokeOutcome.Replied(olderReply);
    }

    /** How often what this simulation is about happened. */
    Counts counts() {
        return new Counts(invocations, byReference, halved, partly);
    }

    record Counts(long invocations, long byReference, long halved, long partly) {
        Counts plus(Counts other) {
            return new Counts(
                    invocations + other.invocations,
                    byReference + other.byReference,
                    halved + other.halved,
                    partly + other.partly);
        }
    }

    private List<Slice> wrong(List<Slice> slices) {
        List<Slice> wrong = new ArrayList<>(slices);
        Slice one = wrong.remove(random.nextInt(wrong.size()));
        switch (random.nextInt(3)) {
            case 0 -> wrong.add(new Slice(one.partition(), one.firstOffset(), one.lastOffset() + 1, one.records() + 1));
            case 1 -> wrong.addAll(List.of(one, new Slice(new RawPartition("never", 0), 1, 1, 1)));
            default -> {}
        }
        return wrong;
    }

    private static InvokeOutcome failed(Kind kind) {
        return new InvokeOutcome.Failed(new InvokeFailure(kind, "ONR-F000", "simulated"));
    }

    private List<Slice> read(byte[] payload) {
        List<Slice> slices = new ArrayList<>();
        for (var section : parse(payload).path("records").properties()) {
            slices.add(read(section.getKey(), section.getValue()));
        }
        return slices;
    }

    private static JsonNode parse(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Slice read(String name, JsonNode records) {
        JsonNode reference = records.get(0).path("onrampReference");
        if (!reference.isMissingNode()) {
            assertThat(records).hasSize(1);
            JsonNode object = parse(objects.get(reference.asText()));
            for (String member : List.of("topic", "partition", "offset", "timestamp")) {
                assertThat(object.path(member)).isEqualTo(records.get(0).path(member));
            }
            assertThat(object.path("value").isTextual()).isTrue();
        }
        RawPartition partition = new RawPartition(
                records.get(0).path("topic").asText(),
                records.get(0).path("partition").asInt());
        assertThat(name).isEqualTo(partition.toString());
        long first = records.get(0).path("offset").asLong();
        for (int i = 0; i < records.size(); i++) {
            RawRecord stored = group.topics.get(partition).get(SimulatedGroup.index(first) + i);
            if (records.get(i).path("offset").asLong() != stored.offset()) {
                throw new AssertionError("a gap in " + name + " before " + stored.offset());
            }
        }
        return new Slice(
                partition, first, records.get(records.size() - 1).path("offset").asLong(), records.size());
    }
}
