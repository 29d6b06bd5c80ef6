package dev.onramp.forwarder;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of some of the partitions to the transform: one batch outstanding at a time, the next one filling meanwhile. So the records of a partition are sent
 * in order, and a batch is sent only after its predecessor's offsets are stored.
 *
 * <p>Holds at most one batch, one that fills, and what one poll brought beyond it. Not thread-safe.
 */
final class Lane {
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
    /** After this time without an answer a commit is repeated; repeating one changes nothing. */
    private static final long COMMIT_PATIENCE_MILLIS = 60_000;

    /** Times the linger that a batch waits in addition while more is known to be on its topics. */
    private static final long BACKLOG_PATIENCE = 10;

    private static final long NO_TICKET = -1;
    private static final long IDLE_MILLIS = 250;
    private static final long BUSY_MILLIS = 10;

    private final LaneSettings settings;
    private final RawFeed feed;
    private final Transform transform;
    private final BatchFiller filler;
    private final Backoff backoff;
    private final Progress progress;
    private final Deque<RawRecord> pending = new ArrayDeque<>();
    private final Map<RawPartition, InvokeFailure> held = new TreeMap<>();
    private LaneState state = new LaneState.Filling();
    private long fillingSinceMillis;
    private boolean stopping;

    Lane(LaneSettings settings, RawFeed feed, Transform transform, Backoff backoff, Progress progress) {
        this.settings = settings;
        this.feed = feed;
        this.transform = transform;
        this.filler = new BatchFiller(
                new PayloadFormat(settings.bootstrapServers()), settings.maxPayloadBytes(), settings.maxRecords());
        this.backoff = backoff;
        this.progress = progress;
    }

    /** Records of a partition of this lane, in offset order, none of them here before. */
    void arrived(RawRecord record) {
        if (!held.containsKey(record.partition())) {
            pending.add(record);
        }
    }

    /** What follows from it happens in {@link #advance}, when the events that came along with it are taken too. */
    void revoked(RawPartition partition) {
        forget(partition);
        held.remove(partition);
        outstanding().ifPresent(batch -> batch.revoke(partition));
    }

    void commitSettled(long ticket, Optional<String> failure, long nowMillis) {
        if (state instanceof LaneState.Committing committing && committing.ticket() == ticket) {
            if (failure.isEmpty()) {
                progress.committed();
                state = new LaneState.Filling();
            } else {
                Outstanding batch = committing.batch();
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
        if (state instanceof LaneState.BackingOff) {
            state = new LaneState.Filling();
        }
    }

    /** Nothing is under way. */
    boolean isSettled() {
        return state instanceof LaneState.Filling;
    }

    /** Moves on as far as it goes without waiting. */
    void advance(long nowMillis) {
        fill(nowMillis);
        LaneState before;
        do {
            before = state;
            state = next(nowMillis);
        } while (!state.equals(before));
    }

    /** May records of this lane's partitions arrive? */
    boolean hasRoom() {
        return pending.isEmpty() && !stopping;
    }

    Set<RawPartition> held() {
        return held.keySet();
    }

    /** What is wrong with the partitions that are held. */
    List<InvokeFailure> complaints() {
        return List.copyOf(held.values());
    }

    /** Records that arrived and are not committed. */
    long records() {
        return pending.size()
                + filler.records()
                + outstanding().map(batch -> batch.batch().records()).orElse(0);
    }

    /** How long the lane can do without being looked at, in milliseconds. */
    long patienceMillis(long nowMillis) {
        if (state instanceof LaneState.BackingOff backing) {
            return Math.max(0, Math.min(IDLE_MILLIS, backing.untilMillis() - nowMillis));
        }
        if (state instanceof LaneState.Filling) {
            long rest = lingerEndMillis() - nowMillis;
            return filler.isEmpty() ? IDLE_MILLIS : rest > 0 ? rest : BUSY_MILLIS;
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
        boolean full = !pending.isEmpty();
        if (stopping || filler.isEmpty() || !full && isWorthWaiting(nowMillis)) {
            return filling;
        }
        Outstanding batch = new Outstanding(filler.seal());
        fill(nowMillis);
        return invoke(batch);
    }

    /** While there is a backlog, more comes as fast as it can be read: what limits the filling then is the size, and time only when the reading stalls. */
    private boolean isWorthWaiting(long nowMillis) {
        long over = nowMillis - lingerEndMillis();
        return over < 0 || over < settings.maxLingerMillis() * BACKLOG_PATIENCE && feed.lag() > 0;
    }

    private LaneState whileInvoking(LaneState.Invoking invoking, long nowMillis) {
        Optional<InvokeOutcome> outcome = invoking.invocation().outcome();
        if (outcome.isEmpty()) {
            return invoking;
        }
        Outstanding batch = invoking.batch();
        InvokeFailure failure;
        if (outcome.get() instanceof InvokeOutcome.Replied replied) {
            ReplyVerdict verdict = Accounting.check(batch.batch().slices(), replied.reply());
            if (verdict instanceof ReplyVerdict.Accounted accounted) {
                progress.accounted(batch.batch(), accounted);
                batch.succeeded();
                return batch.isNobodys() ? new LaneState.Filling() : commit(batch, nowMillis);
            }
            failure = ForwarderErrors.unaccounted(((ReplyVerdict.Unaccounted) verdict).why());
        } else {
            failure = ((InvokeOutcome.Failed) outcome.get()).failure();
        }
        return failed(batch, failure, nowMillis);
    }

    private LaneState whileBackingOff(LaneState.BackingOff backing, long nowMillis) {
        if (!backing.batch().isWhole()) {
            return giveBack(backing.batch());
        }
        return nowMillis >= backing.untilMillis() ? invoke(backing.batch()) : backing;
    }

    private LaneState whileCommitting(LaneState.Committing committing, long nowMillis) {
        if (committing.batch().isNobodys()) {
            return new LaneState.Filling();
        }
        return nowMillis >= committing.againAtMillis() ? commit(committing.batch(), nowMillis) : committing;
    }

    private LaneState failed(Outstanding batch, InvokeFailure failure, long nowMillis) {
        progress.failed();
        int failures = batch.failed();
        long delay = backoff.delayMillis(failures);
        String line = "{}; try {} of batch {}; {}";
        String then = batch.isWhole() && !stopping ? "next try in " + delay + " ms" : "given back to its topic";
        if (failure.kind() == InvokeFailure.Kind.REFUSED) {
            LOG.error(line, failure, failures, batch.batch(), then);
        } else {
            LOG.warn(line, failure, failures, batch.batch(), then);
        }
        if (stopping) {
            return new LaneState.Filling();
        }
        return batch.isWhole() ? new LaneState.BackingOff(batch, nowMillis + delay) : giveBack(batch);
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
            switch (filler.offer(record)) {
                case ADDED -> {
                    pending.remove();
                    if (wasEmpty) {
                        fillingSinceMillis = nowMillis;
                    }
                }
                case FULL -> {
                    return;
                }
                case TOO_LARGE -> hold(record);
            }
        }
    }

    /** Nothing of the partition is sent from this record on: it would be lost, or its successors overtake it. */
    private void hold(RawRecord record) {
        InvokeFailure complaint =
                ForwarderErrors.tooLarge(record, filler.bytesAlone(record), settings.maxPayloadBytes());
        LOG.error("{}", complaint);
        held.put(record.partition(), complaint);
        pending.removeIf(each -> each.partition().equals(record.partition()));
    }

    private void forget(RawPartition partition) {
        filler.drop(partition);
        pending.removeIf(record -> record.partition().equals(partition));
    }

    private long lingerEndMillis() {
        return fillingSinceMillis + settings.maxLingerMillis();
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
