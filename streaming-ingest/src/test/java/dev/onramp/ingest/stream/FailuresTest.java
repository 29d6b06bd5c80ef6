package dev.onramp.ingest.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.ingest.IngestErrors;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.AccessDeniedException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class FailuresTest {
    @Test
    void dependenciesThatAreAwayPass() {
        assertThat(kind(new RuntimeException("job", new SQLException("refused", "08001"))))
                .isEqualTo(Failures.Kind.PASSING);
        assertThat(kind(new SQLException("too many connections", "53300"))).isEqualTo(Failures.Kind.PASSING);
        assertThat(kind(new SQLException("shutting down", "57P01"))).isEqualTo(Failures.Kind.PASSING);
        assertThat(kind(new TimeoutException("kafka"))).isEqualTo(Failures.Kind.PASSING);
        assertThat(kind(new RuntimeException(new ConnectException("s3")))).isEqualTo(Failures.Kind.PASSING);
        assertThat(kind(new IOException("reset"))).isEqualTo(Failures.Kind.PASSING);
    }

    @Test
    void aDatabaseThatRefusesIsToldApartFromOneThatIsDown() {
        assertThat(kind(new SQLException("password", "28P01"))).isEqualTo(Failures.Kind.DATABASE_REFUSES);
        assertThat(kind(new SQLException("no such table", "42P01"))).isEqualTo(Failures.Kind.DATABASE_REFUSES);
    }

    @Test
    void topicsThatLackWhatComesNextAreALossWhoeverReadsThem() {
        Throwable outOfRange = new OffsetOutOfRangeException(Map.of(new TopicPartition("customer", 0), 7L));
        assertThat(kind(new IllegalStateException("reading", outOfRange))).isEqualTo(Failures.Kind.DATA_LOSS);
    }

    @Test
    void theOutermostKnownExceptionDecides() {
        assertThat(kind(new RuntimeException(new AccessDeniedException("403").initCause(new IOException("http")))))
                .isEqualTo(Failures.Kind.DENIED);
        assertThat(kind(IngestErrors.lakeTableDiffers("t", List.of("x")))).isEqualTo(Failures.Kind.STATED);
    }

    @Test
    void anythingElseIsUnknown() {
        assertThat(kind(new IllegalStateException("bug", new NullPointerException())))
                .isEqualTo(Failures.Kind.UNKNOWN);
    }

    private static Failures.Kind kind(Throwable failure) {
        return Failures.judge(failure).kind();
    }
}
