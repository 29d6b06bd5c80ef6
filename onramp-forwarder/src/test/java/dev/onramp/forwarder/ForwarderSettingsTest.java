package dev.onramp.forwarder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.config.OnrampException;
import dev.onramp.config.Settings;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ForwarderSettingsTest {
    @Test
    void readsEveryKey() {
        Settings changed = Settings.defaults()
                .with(Map.ofEntries(
                        Map.entry("kafka.bootstrap-servers", "k:1"),
                        Map.entry("forwarder.group-id", "g"),
                        Map.entry("forwarder.instance-id", ""),
                        Map.entry("archive.large-record-prefix", "big"),
                        Map.entry("forwarder.max-payload-bytes", "6291456"),
                        Map.entry("forwarder.max-batch-records", "77"),
                        Map.entry("forwarder.max-linger", "0ms"),
                        Map.entry("forwarder.max-in-flight", "3"),
                        Map.entry("forwarder.invoke-timeout", "61s"),
                        Map.entry("forwarder.retry-initial-backoff", "11ms"),
                        Map.entry("forwarder.retry-max-backoff", "12ms"),
                        Map.entry("forwarder.report-interval", "13s"),
                        Map.entry("forwarder.stop-timeout", "14s")));

        assertThat(ForwarderSettings.from(changed))
                .isEqualTo(new ForwarderSettings(
                        "k:1",
                        "g",
                        Optional.empty(),
                        "big",
                        6_291_456,
                        77,
                        Duration.ZERO,
                        3,
                        Duration.ofSeconds(61),
                        Duration.ofMillis(11),
                        Duration.ofMillis(12),
                        Duration.ofSeconds(13),
                        Duration.ofSeconds(14)));
        assertThat(ForwarderSettings.from(Settings.defaults()).instanceId()).contains("forwarder-1");
        assertThat(Settings.defaults().section("forwarder").entrySet()).hasSize(11);
    }

    @Test
    void reportsAllProblemsAtOnceWithKeyAndFix() {
        Settings bad = Settings.defaults()
                .with(Map.of(
                        "forwarder.max-payload-bytes", "6291457",
                        "forwarder.max-in-flight", "0",
                        "forwarder.invoke-timeout", "0s",
                        "forwarder.retry-max-backoff", "1ms",
                        "forwarder.group-id", " ",
                        "archive.large-record-prefix", "raw/large"));

        assertThatThrownBy(() -> ForwarderSettings.from(bad)).isInstanceOfSatisfying(OnrampException.class, e -> {
            assertThat(e.errorId()).isEqualTo("ONR-F001");
            assertThat(e.why())
                    .startsWith("6 problems")
                    .contains("forwarder.max-payload-bytes: the value is 6291457. use a number from 16384 to 6291456")
                    .contains("forwarder.max-in-flight")
                    .contains("forwarder.invoke-timeout")
                    .contains("forwarder.retry-max-backoff")
                    .contains("forwarder.group-id")
                    .contains("archive.large-record-prefix");
        });
    }
}
