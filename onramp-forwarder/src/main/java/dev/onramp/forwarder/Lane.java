package dev.onramp.forwarder;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of some of the partitions to the transform: one batch outstanding at a time, the next one filling meanwhile. So the records of a partition are sent
 * in order, and a batch is sent only after its predecessor's offsets are stored.
 *
 * <p>Holds at most one batch, whole or in parts, one that fills, and what one poll brought beyond it. Not thread-safe.
 */
final class Lane {
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
    /** After this time without an answer a commit is repeated; repeating one changes nothing. */
    private static final long COMMIT_PATIENCE_MILLIS = 60_000;

    private static final long NO_TICKET = -1;
    private static final long IDLE_MILLIS = 250;
    private static final long BUSY_MILLIS = 10;

    private final LaneSettings settings;
    private final RawFeed feed;
    private final Transform transform;
    private final PayloadFormat format;
    private final BatchFiller filler;
    private final Backoff backoff;
    private final Rests rests;
    private final Progress progress;
    private final Deque<RawRecord> pending = new ArrayDeque<>();
    /** What is left of a batch that was split, in order; sent before anything else. */
    private final Deque<Load> parts = new ArrayDeque<>();

    private LaneState state = new LaneState.Filling();
    private long fillingSinceMillis;
    private boolean moreInTopic;
    private boolean stopping;

    Lane(LaneSettings settings, RawFeed feed, Transform transform, Backoff backoff, Progress progress) {
        this.settings = settings;
        this.feed = feed;
        this.transform = transform;
        this.format = new PayloadFormat(settings.bootstrapServers(), settings.largeRecordPrefix());
        this.filler = new BatchFiller(format, settings.maxPayloadBytes(), settings.maxRecords());
        this.backoff = backoff;
        this.rests = new Rests(backoff);
        this.progress = progress;
    }

    /** Records of a partition of this lane, in offset order, none of them here before. */
    void arrived(RawRecord record) {
        pending.add(record);
    }

    /** What follows from it happens in {@link #advance}, when the events that came along with it are taken too. */
    void revoked(RawPartition partition) {
        forget(partition);
        rests.end(partition);
        outstanding().ifPresent(batch -> batch.revoke(partition));
    }

    void commitSettled(long ticket, Optional<String> failure, long nowMillis) {
        if (state instanceof LaneState.Committing committing && committing.ticket() == ticket) {
            Outstanding batch = committing.batch();
            if (failure.isEmpty()) {
                progress.committed();
                transform.settled(batch.batch());
                state = new LaneState.Filling();
            } else {
                long delay = backoff.delayMillis(batch.failed());
                LOG.warn(
                        "{}: offsets of {} are not stored: {}; next try in {} ms, unless the partitions go to another"
                                + " member",
                        ForwarderErrors.COMMIT_FAILED,
                        batch.nextOffsets(),
                        failure.get(),
                        delay);
                state = new LaneState.Committing(batch, NO_TICKET, nowMillis + delay);
            }
        }
    }

    /** No new batch from now on; one that waits for its next try is left to whoever comes after. */
    void stop() {
        stopping = true;
        parts.clear();
        if (state instanceof LaneState.BackingOff) {
            state = new LaneState.Filling();
        }
    }

    /** Nothing is under way. */
    boolean isSettled() {
        return state instanceof LaneState.Filling && parts.isEmpty();
    }

    /**
     * Moves on as far as it goes without waiting.
     *
     * @param backlog records that lie in the topics of this lane behind those that arrived
     */
    void advance(long nowMillis, LongSupplier backlog) {
        fill(nowMillis);
        boolean due = state instanceof LaneState.Filling && !filler.isEmpty() && nowMillis >= lingerEndMillis();
        moreInTopic = due && backlog.getAsLong() > 0;
        LaneState before;
        do {
            before = state;
            state = next(nowMillis);
        } while (!state.equals(before));
    }

    /** May records of this partition, one of the lane's, arrive? */
    boolean accepts(RawPartition partition, long nowMillis) {
        return pending.isEmpty() && !stopping && !rests.isResting(partition, nowMillis);
    }

    /** What is wrong with records that are tried again and again. */
    List<InvokeFailure> complaints() {
        return rests.complaints();
    }

    /** Records that arrived and are not committed. */
    long records() {
        return pending.size()
                + filler.records()
                + parts.stream().mapToLong(Load::records).sum()
                + outstanding().map(batch -> batch.load().records()).orElse(0);
    }

    /** How long the lane can do without being looked at, in milliseconds. */
    long patienceMillis(long nowMillis) {
        if (state instanceof LaneState.BackingOff backing) {
            return Math.max(0, Math.min(IDLE_MILLIS, backing.untilMillis() - nowMillis));
        }
        if (state instanceof LaneState.Filling) {
            long end = moreInTopic ? backlogEndMillis() : lingerEndMillis();
            return filler.isEmpty() ? IDLE_MILLIS : Math.max(0, Math.min(IDLE_MILLIS, end - nowMillis));
        }
        return BUSY_MILLIS;
    }

    private LaneState next(long nowMillis) {
        if (state instanceof LaneState.Filling filling) {
            return whileFilling(filling, nowMillis);
        }
        if (state instanceof LaneState.Invoking invoking) {
            return whileInvoking(invoking, nowMillis);
        }
        if (state instanceof LaneState.BackingOff backing) {
            return whileBackingOff(backing, nowMillis);
        }
        return whileCommitting((LaneState.Committing) state, nowMillis);
    }

    private LaneState whileFilling(LaneState.Filling filling, long nowMillis) {
        if (stopping) {
            return filling;
        }
        Load part = parts.poll();
        if (part != null) {
            return invoke(new Outstanding(part));
        }
        boolean full = !pending.isEmpty() || filler.isClosed();
        if (filler.isEmpty() || !full && nowMillis < (moreInTopic ? backlogEndMillis() : lingerEndMillis())) {
            return filling;
        }
        Outstanding batch = new Outstanding(filler.seal());
        fill(nowMillis);
        return invoke(batch);
    }

    private LaneState whileInvoking(LaneState.Invoking invoking, long nowMillis) {
        Optional<InvokeOutcome> outcome = invoking.invocation().outcome();
        if (outcome.isEmpty()) {
            return invoking;
        }
        Outstanding batch = invoking.batch();
        if (outcome.get() instanceof InvokeOutcome.Replied replied) {
            ReplyVerdict verdict = Accounting.check(batch.load().sections(), replied.reply());
            return verdict instanceof ReplyVerdict.Accounted accounted
                    ? accounted(batch, accounted, nowMillis)
                    : failed(batch, ForwarderErrors.unaccounted(((ReplyVerdict.Unaccounted) verdict).why()), nowMillis);
        }
        return failed(batch, ((InvokeOutcome.Failed) outcome.get()).failure(), nowMillis);
    }

    private LaneState accounted(Outstanding batch, ReplyVerdict.Accounted reply, long nowMillis) {
        progress.accounted(batch.batch(), reply);
        batch.succeeded(reply.undone());
        for (Slice slice : batch.batch().slices()) {
            RawPartition partition = slice.partition();
            Long undone = reply.undone().get(partition);
            if (undone == null) {
                rests.end(partition);
            } else if (batch.isOurs(partition)) {
                if (undone > slice.firstOffset()) {
                    rests.end(partition);
                }
                long delay = putOff(partition, undone, Optional.empty(), nowMillis);
                LOG.warn(
                        "{}: {} is not done from offset {} on, the function's log says why; sent again in {} ms",
                        ForwarderErrors.PARTLY_DONE,
                        partition,
                        undone,
                        delay);
            }
        }
        return batch.nextOffsets().isEmpty() ? new LaneState.Filling() : commit(batch, nowMillis);
    }

    private LaneState whileBackingOff(LaneState.BackingOff backing, long nowMillis) {
        if (!backing.batch().isWhole()) {
            return giveBack(backing.batch());
        }
        return nowMillis >= backing.untilMillis() ? invoke(backing.batch()) : backing;
    }

    private LaneState whileCommitting(LaneState.Committing committing, long nowMillis) {
        if (committing.batch().nextOffsets().isEmpty()) {
            return new LaneState.Filling();
        }
        return nowMillis >= committing.againAtMillis() ? commit(committing.batch(), nowMillis) : committing;
    }

    private LaneState failed(Outstanding batch, InvokeFailure failure, long nowMillis) {
        progress.failed();
        int failures = batch.failed();
        long delay = backoff.delayMillis(failures);
        Step step = step(batch, failure);
        String line = "{}; try {} of batch {}; {}";
        String then = step == Step.AGAIN ? "next try in " + delay + " ms" : step.text;
        if (failure.kind() == InvokeFailure.Kind.REFUSED) {
            LOG.error(line, failure, failures, batch.batch(), then);
        } else {
            LOG.warn(line, failure, failures, batch.batch(), then);
        }
        return switch (step) {
            case END -> new LaneState.Filling();
            case GIVE_BACK -> giveBack(batch);
            case REFER -> invoke(new Outstanding(format.reference(only(batch))));
            case HALVE -> halve(batch, failure, failures, nowMillis + delay);
            case PUT_OFF -> putOffAlone(only(batch), failure, nowMillis);
            case AGAIN -> new LaneState.BackingOff(batch, nowMillis + delay);
        };
    }

    /** What follows a failure. */
    private enum Step {
        END("left to whoever comes after"),
        GIVE_BACK("given back to its topic"),
        REFER("sent by reference now"),
        HALVE("halved"),
        PUT_OFF("its partition waits, others go on"),
        AGAIN("");

        private final String text;

        Step(String text) {
            this.text = text;
        }
    }

    private Step step(Outstanding batch, InvokeFailure failure) {
        if (stopping) {
            return Step.END;
        }
        if (!batch.isWhole()) {
            return Step.GIVE_BACK;
        }
        if (!failure.concernsSize()) {
            return Step.AGAIN;
        }
        if (batch.load().records() > 1) {
            return Step.HALVE;
        }
        boolean whole = batch.batch().large().isEmpty();
        return failure.kind() == InvokeFailure.Kind.TOO_LARGE && whole ? Step.REFER : Step.PUT_OFF;
    }

    private LaneState halve(Outstanding batch, InvokeFailure failure, int failures, long againAtMillis) {
        List<Load> halves = batch.load().halves(format);
        progress.halved();
        parts.push(halves.get(1));
        return failure.kind() == InvokeFailure.Kind.TOO_LARGE
                ? invoke(new Outstanding(halves.get(0)))
                : new LaneState.BackingOff(new Outstanding(halves.get(0), failures), againAtMillis);
    }

    private LaneState putOffAlone(RawRecord record, InvokeFailure failure, long nowMillis) {
        InvokeFailure complaint = ForwarderErrors.recordFails(record, failure);
        LOG.error("{}", complaint);
        putOff(record.partition(), record.offset(), Optional.of(complaint), nowMillis);
        return new LaneState.Filling();
    }

    /** The partition is read again from the offset on, after a while, and the others go on. */
    private long putOff(RawPartition partition, long offset, Optional<InvokeFailure> complaint, long nowMillis) {
        forget(partition);
        feed.rewind(partition, offset);
        return rests.begin(partition, offset, complaint, nowMillis);
    }

    private LaneState invoke(Outstanding batch) {
        return new LaneState.Invoking(batch, transform.invoke(batch.batch()));
    }

    private LaneState commit(Outstanding batch, long nowMillis) {
        long ticket = feed.commit(batch.nextOffsets());
        return new LaneState.Committing(batch, ticket, nowMillis + COMMIT_PATIENCE_MILLIS);
    }

    /** The rest of a batch that lost a partition is read again, so that nothing is sent that somebody else may have sent since. */
    private LaneState giveBack(Outstanding batch) {
        batch.firstOffsets().forEach((partition, offset) -> {
            forget(partition);
            feed.rewind(partition, offset);
        });
        return new LaneState.Filling();
    }

    private void fill(long nowMillis) {
        while (!pending.isEmpty()) {
            RawRecord record = pending.peek();
            boolean wasEmpty = filler.isEmpty();
            BatchFiller.Offer offer = rests.isSuspect(record) ? filler.offerAlone(record) : filler.offer(record);
            if (offer == BatchFiller.Offer.FULL) {
                return;
            }
            pending.remove();
            if (wasEmpty) {
                fillingSinceMillis = nowMillis;
            }
        }
    }

    private void forget(RawPartition partition) {
        filler.drop(partition);
        pending.removeIf(record -> record.partition().equals(partition));
        List<Load> left = new ArrayList<>();
        parts.forEach(part -> part.without(partition, format).ifPresent(left::add));
        parts.clear();
        parts.addAll(left);
    }

    private static RawRecord only(Outstanding batch) {
        return batch.load().sections().get(0).records().get(0);
    }

    private long lingerEndMillis() {
        return fillingSinceMillis + settings.maxLingerMillis();
    }

    private long backlogEndMillis() {
        return fillingSinceMillis + settings.maxBacklogLingerMillis();
    }

    private Optional<Outstanding> outstanding() {
        if (state instanceof LaneState.Invoking invoking) {
            return Optional.of(invoking.batch());
        }
        if (state instanceof LaneState.BackingOff backing) {
            return Optional.of(backing.batch());
        }
        return state instanceof LaneState.Committing committing ? Optional.of(committing.batch()) : Optional.empty();
    }
}
