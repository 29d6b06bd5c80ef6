package dev.onramp.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.local.ServiceStatus.State;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StackStatusTest {
    private static final StackStatus STATUS = new StackStatus(
            Path.of("/data"),
            List.of(
                    new ServiceStatus(
                            Service.KAFKA,
                            State.RUNNING,
                            List.of(10L, 11L),
                            200,
                            Path.of("/data/logs/kafka.log"),
                            Map.of("bootstrap_servers", "127.0.0.1:9092"),
                            Optional.empty()),
                    new ServiceStatus(
                            Service.S3,
                            State.FAILED,
                            List.of(),
                            0,
                            Path.of("/data/logs/s3.log"),
                            Map.of(),
                            Optional.of("process 12 is gone"))));

    @Test
    void turnsIntoPlainMapsForJson() {
        assertThat(STATUS.toMap())
                .isEqualTo(Map.of(
                        "data_dir",
                        "/data",
                        "rss_mib",
                        200L,
                        "services",
                        Map.of(
                                "kafka",
                                Map.of(
                                        "state",
                                        "running",
                                        "pids",
                                        List.of(10L, 11L),
                                        "rss_mib",
                                        200L,
                                        "log",
                                        "/data/logs/kafka.log",
                                        "connection",
                                        Map.of("bootstrap_servers", "127.0.0.1:9092")),
                                "s3",
                                Map.of(
                                        "state",
                                        "failed",
                                        "pids",
                                        List.of(),
                                        "rss_mib",
                                        0L,
                                        "log",
                                        "/data/logs/s3.log",
                                        "connection",
                                        Map.of(),
                                        "remark",
                                        "process 12 is gone"))));
    }

    @Test
    void tellsWhatRuns() {
        assertThat(STATUS.running(Service.KAFKA)).isTrue();
        assertThat(STATUS.running(Service.S3)).isFalse();
    }

    @Test
    void knowsOnlyTheServicesItHolds() {
        assertThatThrownBy(() -> STATUS.of(Service.TRINO)).hasMessageContaining("TRINO");
    }
}
