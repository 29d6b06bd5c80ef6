package dev.onramp.ingest.stream;

import dev.onramp.config.OnrampException;
import dev.onramp.ingest.Backoff;
import dev.onramp.ingest.IngestErrors;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one streaming query alive: prepares what it needs, starts it, waits for its end, and starts it again with bounded backoff as long
 * as failures are of the kind that passes. Runs on a thread of its own, so that one query in trouble does not touch another.
 */
final class SupervisedQuery implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(SupervisedQuery.class);

    /** Failures of an unknown kind that are tried again before they are taken for lasting. */
    private static final int UNKNOWN_TRIES = 3;

    /** A query at work. */
    interface Running {
        /** Returns when it was stopped; else throws why it ended. */
        void awaitEnd() throws Exception;

        /** Ends it, in the middle of a batch where there is one; for any thread. */
        void stop() throws TimeoutException;
    }

    /** What the supervised query is. */
    interface Plan {
        String name();

        /** Makes everything that the query needs, each time before it starts; throws like the query itself. */
        void prepare() throws Exception;

        Running start() throws Exception;

        /** Batches that were handled so far, over all starts: failures before one are forgotten. */
        long handledBatches();

        /** What a failure that does not pass means for people. */
        OnrampException stated(Failures.Verdict verdict);

        /** Whether a failure that does not pass is tried again all the same, at the longest interval, instead of ending the query. */
        boolean outlivesRefusal();
    }

    private final Plan plan;
    private final Backoff backoff;
    private final WriterClaim claim;
    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable Running query;
    private volatile @Nullable OnrampException failure;

    SupervisedQuery(Plan plan, Backoff backoff, WriterClaim claim) {
        this.plan = plan;
        this.backoff = backoff;
        this.claim = claim;
    }

    @Override
    public void run() {
        int failures = 0;
        while (stopping.getCount() > 0) {
            long before = plan.handledBatches();
            try {
                plan.prepare();
                Running running = plan.start();
                query = running;
                started.countDown();
                if (stopping.getCount() == 0) {
                    // Asked to stop before there was a query.
                    stop();
                }
                running.awaitEnd();
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (Exception e) {
                if (stopping.getCount() == 0) {
                    return;
                }
                failures = plan.handledBatches() > before ? 1 : failures + 1;
                if (!goesOn(explained(e), failures)) {
                    return;
                }
            }
        }
    }

    /** A writer that has taken over makes this one fail in many ways, before and in a batch. */
    private Exception explained(Exception e) {
        try {
            claim.hold();
            return e;
        } catch (OnrampException superseded) {
            return superseded;
        }
    }

    private boolean goesOn(Exception e, int failures) {
        Failures.Verdict verdict = Failures.judge(e);
        Duration wait = backoff.after(failures);
        boolean passing = verdict.kind() == Failures.Kind.PASSING
                || (verdict.kind() == Failures.Kind.UNKNOWN && failures <= UNKNOWN_TRIES);
        if (passing) {
            LOG.warn(
                    "{}: try {} failed, next in {} ms: {}",
                    plan.name(),
                    failures,
                    wait.toMillis(),
                    verdict.cause().toString());
        } else {
            OnrampException stated = plan.stated(verdict);
            if (verdict.kind() == Failures.Kind.SUPERSEDED || !plan.outlivesRefusal()) {
                failure = stated;
                return false;
            }
            wait = backoff.max();
            LOG.error("{}: next try in {} ms", plan.name(), wait.toMillis(), stated);
        }
        try {
            return !stopping.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Waits until the query has been started once. */
    boolean awaitStarted(Duration patience) throws InterruptedException {
        return started.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Why the query ended for good; null while it has not, or when it was stopped. */
    @Nullable
    OnrampException failure() {
        return failure;
    }

    /** Ends the query, in the middle of a batch where there is one: batches are safe to repeat. */
    void stop() {
        stopping.countDown();
        Running running = query;
        if (running != null) {
            try {
                running.stop();
            } catch (TimeoutException e) {
                LOG.warn("{}: did not stop in time, its last batch will be repeated", plan.name());
            }
        }
    }

    /** @param readAgain the command that makes it read everything again */
    static OnrampException stated(String name, String readAgain, Failures.Verdict verdict) {
        return switch (verdict.kind()) {
            case STATED, SUPERSEDED -> (OnrampException) verdict.cause();
            case DENIED -> IngestErrors.denied(name, verdict.cause());
            case DATA_LOSS -> IngestErrors.dataLoss(name, readAgain, verdict.cause());
            case DATABASE_REFUSES -> IngestErrors.postgresRefuses(verdict.cause());
            case PASSING, UNKNOWN -> IngestErrors.unexpected(name, verdict.cause());
        };
    }
}
