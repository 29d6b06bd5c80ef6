package dev.onramp.generator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * One run: lets the legacy system make changes, writes each to the ledger and then sends it. First of all it sends what an earlier run may
 * not have got across. Used by one thread, once.
 */
public final class Generator {
    /** So many changes, or so much time, lie at most between two acknowledgements of the sink. */
    private static final int CHECKPOINT_CHANGES = 20_000;

    private static final long CHECKPOINT_NANOS = 1_000_000_000L;
    /** A plain row is ordered by the millisecond in which it is sent. */
    private static final int MOST_PLAIN_ROWS_PER_SECOND = 1000;

    private final Shares shares;
    private final Faults faults;
    private final Ledger ledger;
    private final ChangeSink sink;
    private final LongSupplier nanos;

    /**
     * @param faults what goes wrong on the way; must be none for plain rows
     * @param ledger stays open
     * @param sink stays open
     * @param nanos a clock as {@link System#nanoTime}, for the duration and the distance of acknowledgements
     */
    public Generator(Shares shares, Faults faults, Ledger ledger, ChangeSink sink, LongSupplier nanos) {
        this.shares = shares;
        this.faults = faults;
        this.ledger = ledger;
        this.sink = sink;
        this.nanos = nanos;
    }

    /**
     * Returns when every change is stored by the sink.
     *
     * @param request without a rate it is as fast as the sink
     * @throws dev.onramp.config.OnrampException ONR-G002 when the ledger cannot be written, and what the sink throws; a next run goes on from
     *     there
     */
    public GeneratorResult run(GeneratorRequest request, ProgressListener listener) {
        boolean plain = request.format() == MessageFormat.PLAIN;
        LegacySystem system =
                new LegacySystem(request.seed(), plain ? shares.withoutDeletes() : shares, ledger.state());
        FaultDial dial = new FaultDial(faults, request.seed(), ledger.held());
        Tally tally = new Tally();
        int perSecond = request.changesPerSecond().orElse(0);
        Pace pace = Pace.of(plain ? plainRate(perSecond) : perSecond);
        long start = nanos.getAsLong();
        List<Dispatch> resent = ledger.unacknowledged();
        resent.forEach(sink::send);
        send(dial.drain(), tally);
        acknowledge();

        long checkpoint = nanos.getAsLong();
        long sent = 0;
        long sentAtCheckpoint = 0;
        while (sent < request.changes()) {
            long turn = Math.min(pace.turn(), request.changes() - sent);
            List<Dispatch> steps = new ArrayList<>();
            for (long i = 0; i < turn; i++) {
                steps.addAll(plain ? List.of(plain(system.next())) : dial.commit(system.next()));
            }
            send(steps, tally);
            sent += turn;
            listener.sent(sent, request.changes());
            pace.await(sent);
            if (sent - sentAtCheckpoint >= CHECKPOINT_CHANGES || nanos.getAsLong() - checkpoint >= CHECKPOINT_NANOS) {
                acknowledge();
                checkpoint = nanos.getAsLong();
                sentAtCheckpoint = sent;
            }
        }
        send(dial.drain(), tally);
        acknowledge();
        return new GeneratorResult(
                sent,
                tally.records,
                tally.faults,
                resent.size(),
                ledger.state().sequence(),
                Duration.ofNanos(nanos.getAsLong() - start),
                ledger.file());
    }

    private void acknowledge() {
        sink.flush();
        ledger.acknowledge();
    }

    private void send(List<Dispatch> steps, Tally tally) {
        ledger.append(steps);
        for (Dispatch each : steps) {
            if (each.sends()) {
                sink.send(each);
            }
            tally.count(each);
        }
    }

    /** Nobody can tell what becomes of it: plain rows are ordered by the broker's time. */
    private static Dispatch plain(LegacyChange change) {
        return new Dispatch(Dispatch.Step.SENT, change, Optional.empty(), Optional.empty());
    }

    private static int plainRate(int perSecond) {
        return perSecond == 0 ? MOST_PLAIN_ROWS_PER_SECOND : Math.min(perSecond, MOST_PLAIN_ROWS_PER_SECOND);
    }

    /** What one run sends. */
    private static final class Tally {
        private final Map<Fault, Long> faults = new EnumMap<>(Fault.class);
        private long records;

        void count(Dispatch step) {
            records += step.sends() ? 1 : 0;
            if (step.commits()) {
                step.twist().ifPresent(each -> faults.merge(each.fault(), 1L, Long::sum));
            }
        }
    }
}
