package dev.onramp.forwarder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.forwarder.InvokeFailure.Kind;
import java.nio.charset.StandardCharsets;
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
    private final List<Batch> settled = new ArrayList<>();
    private Optional<InvokeOutcome> outcome = Optional.empty();
    private long now = 1_000;
    private final ForwarderCore core = new ForwarderCore(
            feed,
            () -> now,
            1,
            () -> new Lane(
                    new LaneSettings("b:9092", 1_000, 1_000, Duration.ofMillis(LINGER), "large"),
                    feed,
                    new Recording(),
                    new Backoff(Duration.ofMillis(200), Duration.ofSeconds(10), new Random(7)),
                    new Progress()));

    private final class Recording implements Transform {
        @Override
        public Invocation invoke(Batch batch) {
            sent.add(batch);
            // What was said of the last invocation is not said of this one.
            outcome = Optional.empty();
            return () -> outcome;
        }

        @Override
        public void settled(Batch batch) {
            settled.add(batch);
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
        for (Kind kind : List.of(Kind.RETRYABLE, Kind.UNKNOWN, Kind.REFUSED)) {
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
    void aRecordThatIsTooLargeGoesAloneByReferenceInItsTurn() {
        assign(A, B);
        arrive(Raw.record(A, 0), Raw.record(A, 1, "k", "x".repeat(1_000)), Raw.record(A, 2), Raw.record(B, 0));
        assertThat(last().slices()).containsExactly(new Slice(A, 0, 0, 1));
        done();
        assertThat(last().slices()).containsExactly(new Slice(A, 1, 1, 1));
        assertThat(last().large().orElseThrow().name()).isEqualTo("large/raw/0/00000000000000000001.json");
        assertThat(new String(last().payload(), StandardCharsets.UTF_8))
                .contains(
                        "\"key\":null,\"value\":null,\"headers\":[],\"onrampReference\":\"large/raw/0/00000000000000000001.json\"}")
                .doesNotContain("eHh4");
        Batch large = last();
        assertThat(settled).doesNotContain(large);
        done();
        assertThat(settled).as("its object may go").contains(large);
        now += LINGER;
        step();
        assertThat(last().slices()).containsExactly(new Slice(A, 2, 2, 1), new Slice(B, 0, 0, 1));
    }

    @Test
    void halvesWhatIsRefusedAsTooLargeDownToOneRecordAndThenRefersToIt() {
        assign(A, B);
        send(Raw.record(A, 0), Raw.record(A, 1), Raw.record(B, 0));
        fail(Kind.TOO_LARGE);
        assertThat(last().slices()).as("at once").containsExactly(new Slice(A, 0, 0, 1));
        assertThat(core.lag()).isEqualTo(3);
        fail(Kind.TOO_LARGE);
        assertThat(last().large()).isPresent();
        done();
        assertThat(last().slices()).containsExactly(new Slice(A, 1, 1, 1), new Slice(B, 0, 0, 1));
        assertThat(last().large()).isEmpty();
        done();
        assertThat(feed.commits).containsExactly(Map.of(A, 1L), Map.of(A, 2L, B, 1L));
        assertThat(core.isSettled()).isTrue();
    }

    @Test
    void halvesWhatOvertaxesTheFunctionAfterAPauseAndPutsOffARecordThatDoesItAlone() {
        assign(A, B);
        send(Raw.record(A, 0), Raw.record(B, 0));
        fail(Kind.OVERTAXED);
        assertThat(sent).hasSize(1);
        outcome = Optional.empty();
        now += 10_000;
        step();
        assertThat(last().slices()).containsExactly(new Slice(A, 0, 0, 1));
        fail(Kind.OVERTAXED);
        assertThat(feed.rewound).isEqualTo(Map.of(A, 0L));
        assertThat(feed.admitted).as("others go on").containsExactly(B);
        assertThat(core.complaints()).singleElement().satisfies(complaint -> {
            assertThat(complaint.errorId()).isEqualTo("ONR-F005");
            assertThat(complaint.what()).contains("raw-0 waits at offset 0");
        });
        outcome = Optional.empty();
        step();
        assertThat(last().slices()).containsExactly(new Slice(B, 0, 0, 1));
        done();
        assertThat(feed.commits).containsExactly(Map.of(B, 1L));

        now += 10_000;
        step();
        assertThat(feed.admitted).containsExactlyInAnyOrder(A, B);
        arrive(Raw.record(A, 0), Raw.record(A, 1), Raw.record(B, 1));
        assertThat(last().slices()).as("the suspect goes alone").containsExactly(new Slice(A, 0, 0, 1));
        done();
        assertThat(core.complaints()).isEmpty();
    }

    @Test
    void commitsWhatIsDoneAndReadsTheRestAgainAfterAPauseWhileOthersGoOn() {
        assign(A, B);
        send(Raw.record(A, 4), Raw.record(A, 5), Raw.record(A, 6), Raw.record(B, 7));
        arrive(Raw.record(A, 7));
        reply(Raw.utf8(Accountant.reply(List.of(new Slice(A, 4, 4, 1), new Slice(B, 7, 7, 1)), slice -> "")
                .replace(
                        "\"batchItemFailures\":[]",
                        "\"batchItemFailures\":[{\"itemIdentifier\":{\"partition\":\"raw-0\",\"offset\":5}}]")));
        assertThat(feed.commits).containsExactly(Map.of(A, 5L, B, 8L));
        assertThat(feed.rewound).isEqualTo(Map.of(A, 5L));
        assertThat(feed.admitted).containsExactly(B);
        assertThat(core.complaints()).isEmpty();
        settle(Optional.empty());
        assertThat(core.lag()).as("what was behind it is read again too").isZero();
        now += 10_000;
        step();
        assertThat(feed.admitted).containsExactlyInAnyOrder(A, B);
    }

    @Test
    void commitsNothingWhenNothingOfABatchIsDone() {
        assign(A);
        send(Raw.record(A, 4));
        reply(
                Raw.utf8(
                        "{\"batchItemFailures\":[{\"itemIdentifier\":{\"partition\":\"raw-0\",\"offset\":4}}],\"partitions\":[]}"));
        assertThat(feed.commits).isEmpty();
        assertThat(feed.rewound).isEqualTo(Map.of(A, 4L));
        assertThat(core.isSettled()).isTrue();
    }

    @Test
    void forgetsThePartsOfABatchThatBelongToARevokedPartition() {
        assign(A, B);
        send(Raw.record(A, 0), Raw.record(A, 1), Raw.record(B, 0), Raw.record(B, 1));
        fail(Kind.TOO_LARGE);
        tell(new FeedEvent.Revoked(Set.of(B)));
        assertThat(core.lag()).isEqualTo(2);
        done();
        assertThat(core.isSettled()).isTrue();
        assertThat(feed.commits).containsExactly(Map.of(A, 2L));
    }

    @Test
    void waitsLongerForAFullBatchWhileThereIsMoreInTheTopic() {
        assign(A);
        feed.lag = 50;
        arrive(Raw.record(A, 0));
        now += LINGER;
        step();
        assertThat(sent).isEmpty();
        now += 9 * LINGER;
        step();
        assertThat(sent).hasSize(1);
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

    /** The transform does the last batch, and its offsets are stored. */
    private void done() {
        reply(Raw.reply(last().slices()));
        outcome = Optional.empty();
        settle(Optional.empty());
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
