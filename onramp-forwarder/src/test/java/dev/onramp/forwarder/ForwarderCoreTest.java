package dev.onramp.forwarder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.forwarder.InvokeFailure.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ForwarderCoreTest {
    private static final RawPartition A = new RawPartition("raw", 0);
    private static final RawPartition B = new RawPartition("raw", 1);
    private static final int LINGER = 100;

    private final ScriptedFeed feed = new ScriptedFeed();
    private final List<Batch> sent = new ArrayList<>();
    private Optional<InvokeOutcome> outcome = Optional.empty();
    private long now = 1_000;
    private final ForwarderCore core = new ForwarderCore(
            feed,
            () -> now,
            1,
            () -> new Lane(
                    new LaneSettings("b:9092", 1_000, 1_000, Duration.ofMillis(LINGER)),
                    feed,
                    new Recording(),
                    new Backoff(Duration.ofMillis(200), Duration.ofSeconds(10), new Random(7)),
                    new Progress()));

    private final class Recording implements Transform {
        @Override
        public Invocation invoke(Batch batch) {
            sent.add(batch);
            return () -> outcome;
        }

        @Override
        public void close() {}
    }

    @Test
    void sendsAnIncompleteBatchWhenItsOldestRecordWaitedLongEnough() {
        assign(A, B);
        arrive(Raw.record(A, 0));
        now += LINGER - 1;
        arrive(Raw.record(B, 0));
        assertThat(sent).isEmpty();

        step();
        assertThat(feed.waited).as("polls no longer than the batch may wait").isEqualTo(Duration.ofMillis(1));
        now += 1;
        step();
        assertThat(sent)
                .singleElement()
                .satisfies(batch ->
                        assertThat(batch.slices()).containsExactly(new Slice(A, 0, 0, 1), new Slice(B, 0, 0, 1)));
    }

    @Test
    void waitsLongerForAFullBatchWhileThereIsABacklogButNotForever() {
        feed.lag = 5;
        assign(A);
        arrive(Raw.record(A, 0));
        now += LINGER;
        step();
        assertThat(sent).as("more is on its way").isEmpty();
        now += 10 * LINGER;
        step();
        assertThat(sent).hasSize(1);
    }

    @Test
    void doesNotWaitOnceTheBacklogIsRead() {
        feed.lag = 5;
        assign(A);
        arrive(Raw.record(A, 0));
        feed.lag = 0;
        now += LINGER;
        step();
        assertThat(sent).hasSize(1);
    }

    @Test
    void sendsAFullBatchAtOnceAndPausesWhatItCannotTake() {
        assign(A, B);
        arrive(records(A, 0, 30));

        assertThat(sent).hasSize(1);
        assertThat(sent.get(0).payload().length).isBetween(800, 1_000);
        assertThat(feed.admitted).isEmpty();
        assertThat(core.lag()).isEqualTo(30);

        int before = 0;
        while (core.lag() > 0) {
            assertThat(sent)
                    .as("the next batch goes when the last is committed")
                    .hasSize(++before);
            reply(Raw.reply(last().slices()));
            assertThat(sent).hasSize(before);
            settle(Optional.empty());
            outcome = Optional.empty();
            now += LINGER;
            step();
        }
        assertThat(feed.admitted).containsExactlyInAnyOrder(A, B);
        assertThat(feed.commits.get(feed.commits.size() - 1)).isEqualTo(Map.of(A, 30L));
    }

    @Test
    void repeatsTheSameBytesWithBackoffAndCommitsOnlyAfterAReplyThatFits() {
        assign(A);
        send(Raw.record(A, 4));
        for (Kind kind : Kind.values()) {
            fail(kind);
            int tries = sent.size();
            now += 99;
            step();
            assertThat(sent).as("no try before its time").hasSize(tries);
            now += 10_000;
            outcome = Optional.empty();
            step();
            assertThat(sent).hasSize(tries + 1);
            assertThat(last()).isSameAs(sent.get(0));
        }
        reply(Raw.utf8("{}"));
        assertThat(feed.commits).isEmpty();
        now += 10_000;
        outcome = Optional.empty();
        step();
        reply(Raw.reply(last().slices()));
        assertThat(feed.commits).containsExactly(Map.of(A, 5L));
    }

    @Test
    void repeatsACommitThatFailedOrWasNeverAnswered() {
        assign(A);
        send(Raw.record(A, 4));
        reply(Raw.reply(last().slices()));
        settle(Optional.of("no coordinator"));
        now += 10_000;
        step();
        assertThat(feed.commits).containsExactly(Map.of(A, 5L), Map.of(A, 5L));
        now += 60_000;
        step();
        assertThat(feed.commits).hasSize(3);
        settle(Optional.empty());
        assertThat(core.isSettled()).isTrue();
        assertThat(core.lag()).isZero();
    }

    @Test
    void commitsNothingForAPartitionThatWasRevokedWhileItsBatchWasOut() {
        assign(A, B);
        send(Raw.record(A, 4), Raw.record(B, 7));
        tell(new FeedEvent.Revoked(Set.of(B)));
        assertThat(core.isSettled()).as("one invocation at a time").isFalse();
        reply(Raw.reply(last().slices()));
        assertThat(feed.commits).containsExactly(Map.of(A, 5L));
    }

    @Test
    void readsTheRestAgainWhenABatchFailsThatLostAPartition() {
        assign(A, B);
        send(Raw.record(A, 4), Raw.record(B, 7));
        arrive(Raw.record(A, 5));
        tell(new FeedEvent.Revoked(Set.of(B)));
        fail(Kind.UNKNOWN);
        assertThat(feed.rewound).isEqualTo(Map.of(A, 4L));
        assertThat(core.lag()).isZero();
        assertThat(core.isSettled()).isTrue();
    }

    @Test
    void aPartitionThatComesBackStartsAfreshWhateverTheOldReplySays() {
        assign(A);
        send(Raw.record(A, 4));
        tell(new FeedEvent.Revoked(Set.of(A)), new FeedEvent.Assigned(Set.of(A)));
        arrive(Raw.record(A, 4));
        reply(Raw.reply(sent.get(0).slices()));
        assertThat(feed.commits).isEmpty();
        now += LINGER;
        step();
        assertThat(sent).hasSize(2);
    }

    @Test
    void aRecordThatFitsNowhereHoldsItsPartitionAndNoOther() {
        assign(A, B);
        arrive(Raw.record(A, 0), Raw.record(A, 1, "k", "x".repeat(1_000)), Raw.record(A, 2), Raw.record(B, 0));
        assertThat(feed.admitted).containsExactly(B);
        assertThat(core.complaints()).singleElement().satisfies(complaint -> {
            assertThat(complaint.errorId()).isEqualTo("ONR-F005");
            assertThat(complaint.what()).contains("raw-0 is held at offset 1").doesNotContain("xxx");
        });

        now += LINGER;
        step();
        assertThat(last().slices()).containsExactly(new Slice(A, 0, 0, 1), new Slice(B, 0, 0, 1));
        reply(Raw.reply(last().slices()));
        assertThat(feed.commits).containsExactly(Map.of(A, 1L, B, 1L));

        tell(new FeedEvent.Revoked(Set.of(A)));
        assertThat(core.complaints()).isEmpty();
    }

    @Test
    void stopsAfterTheBatchInFlightIsCommitted() {
        assign(A);
        send(Raw.record(A, 0));
        arrive(Raw.record(A, 1));
        core.stop();
        now += LINGER;
        step();
        assertThat(core.isSettled()).isFalse();
        assertThat(feed.admitted).isEmpty();
        reply(Raw.reply(last().slices()));
        settle(Optional.empty());
        assertThat(core.isSettled()).isTrue();
        assertThat(sent).hasSize(1);
        assertThat(feed.commits).containsExactly(Map.of(A, 1L));
    }

    @Test
    void stopsWithoutAnotherTryWhenTheLastOneFailed() {
        assign(A);
        send(Raw.record(A, 0));
        core.stop();
        fail(Kind.RETRYABLE);
        assertThat(core.isSettled()).isTrue();
        assertThat(feed.commits).isEmpty();
    }

    private void assign(RawPartition... partitions) {
        tell(new FeedEvent.Assigned(Set.of(partitions)));
        assertThat(feed.admitted).containsExactlyInAnyOrder(partitions);
    }

    private void arrive(RawRecord... records) {
        tell(new FeedEvent.Arrived(Arrays.asList(records)));
    }

    private void send(RawRecord... records) {
        arrive(records);
        now += LINGER;
        step();
        assertThat(sent).hasSize(1);
    }

    private void reply(byte[] reply) {
        outcome = Optional.of(new InvokeOutcome.Replied(reply));
        step();
    }

    private void fail(Kind kind) {
        outcome = Optional.of(new InvokeOutcome.Failed(new InvokeFailure(kind, "ONR-F000", "by order")));
        step();
    }

    private void settle(Optional<String> failure) {
        tell(new FeedEvent.CommitSettled(feed.commits.size(), failure));
    }

    private void tell(FeedEvent... events) {
        feed.next.addAll(Arrays.asList(events));
        step();
    }

    private void step() {
        core.step();
    }

    private Batch last() {
        return sent.get(sent.size() - 1);
    }

    private static RawRecord[] records(RawPartition partition, int from, int to) {
        RawRecord[] records = new RawRecord[to - from];
        Arrays.setAll(records, i -> Raw.record(partition, from + i));
        return records;
    }
}
