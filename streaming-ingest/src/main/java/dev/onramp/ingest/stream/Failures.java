package dev.onramp.ingest.stream;

import dev.onramp.config.OnrampException;
import dev.onramp.ingest.IngestErrors;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.s3a.UnknownStoreException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.delta.DeltaConcurrentModificationException;

/** Tells by their types which failures of a query pass by themselves. */
final class Failures {
    /** Classes of SQLSTATE: connection, transaction rolled back, out of resources, not in the needed state, operator, system, internal. */
    private static final Set<String> PASSING_SQL = Set.of("08", "40", "53", "55", "57", "58", "XX");

    /** Spark's word for another process that goes on from the same checkpoint; it is about to stop. */
    private static final String CONCURRENT_LOG = "CONCURRENT_STREAM_LOG_UPDATE";

    /** What to do about a failure. */
    enum Kind {
        /** A dependency is away or busy. */
        PASSING,
        /** The database refuses for a reason of its own. */
        DATABASE_REFUSES,
        /** The lake refuses access. */
        DENIED,
        /** The topics lack what comes next. */
        DATA_LOSS,
        /** The failure already says what it is. */
        STATED,
        /** It says that another process has taken over. */
        SUPERSEDED,
        /** None of these. */
        UNKNOWN
    }

    /** @param cause the exception in the chain that decided */
    record Verdict(Kind kind, Throwable cause) {}

    private Failures() {}

    /** The verdict of the outermost exception in the chain that is known. */
    static Verdict judge(Throwable failure) {
        Throwable each = failure;
        for (int depth = 0; each != null && depth < 30; depth++) {
            Optional<Kind> kind = kind(each);
            if (kind.isPresent()) {
                return new Verdict(kind.get(), each);
            }
            each = each.getCause();
        }
        return new Verdict(Kind.UNKNOWN, failure);
    }

    private static Optional<Kind> kind(Throwable failure) {
        if (failure instanceof OnrampException stated) {
            return Optional.of(stated.errorId().equals(IngestErrors.SUPERSEDED) ? Kind.SUPERSEDED : Kind.STATED);
        }
        if (failure instanceof SQLException sql) {
            String state = sql.getSQLState();
            boolean passing = state == null || PASSING_SQL.contains(state.substring(0, Math.min(2, state.length())));
            return Optional.of(passing ? Kind.PASSING : Kind.DATABASE_REFUSES);
        }
        if (failure instanceof org.apache.spark.sql.kafka010.KafkaIllegalStateException
                || failure instanceof org.apache.kafka.clients.consumer.OffsetOutOfRangeException) {
            return Optional.of(Kind.DATA_LOSS);
        }
        if (failure instanceof AuthorizationException
                || failure instanceof AccessDeniedException
                || failure instanceof UnknownStoreException) {
            return Optional.of(Kind.DENIED);
        }
        if (failure instanceof SparkThrowable spark && CONCURRENT_LOG.equals(spark.getCondition())) {
            return Optional.of(Kind.PASSING);
        }
        if (failure instanceof RetriableException
                || failure instanceof KafkaException
                || failure instanceof java.util.concurrent.TimeoutException
                || failure instanceof DeltaConcurrentModificationException
                || failure instanceof IOException) {
            return Optional.of(Kind.PASSING);
        }
        return Optional.empty();
    }
}
