package dev.onramp.capture;

import com.typesafe.config.Config;
import dev.onramp.config.Settings;
import dev.onramp.model.CanonicalModel;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * The section {@code capture} and what else this program needs, checked.
 *
 * @param slot replication slot; also the name under which progress is stored
 * @param maxChangeBytes largest message of one change
 * @param stopTimeout how long a stop waits for the broker's acknowledgement
 * @param tables at least one; no table and no source twice
 */
public record CaptureSettings(
        String bootstrapServers,
        DatabaseAddress database,
        String slot,
        String publication,
        SnapshotMode snapshot,
        Duration heartbeatInterval,
        String offsetsTopic,
        Duration offsetInterval,
        int maxChangeBytes,
        Duration retryInitialBackoff,
        Duration retryMaxBackoff,
        Duration reportInterval,
        Duration stopTimeout,
        List<CapturedTable> tables) {

    public CaptureSettings {
        tables = List.copyOf(tables);
    }

    /** @throws dev.onramp.config.OnrampException ONR-D001 with every problem found */
    public static CaptureSettings from(Settings settings, CanonicalModel model) {
        Config capture = settings.section("capture");
        SettingProblems problems = new SettingProblems(capture, "capture");
        for (String key : List.of("host", "database", "user")) {
            problems.require(key, !capture.getString(key).isBlank(), "write a name");
        }
        problems.require("port", inRange(capture.getLong("port"), 1, 65_535), "use a number from 1 to 65535");
        problems.requireOneOf("ssl-mode", DatabaseAddress.SslMode.values());
        problems.requireOneOf("snapshot", SnapshotMode.values());
        problems.require(
                "slot",
                capture.getString("slot").matches("[a-z0-9_]{1,63}"),
                "use 1 to 63 lower-case letters, digits and underscores");
        for (String key : List.of("publication", "schema")) {
            problems.require(
                    key,
                    TableName.isPlain(capture.getString(key)),
                    "use 1 to 63 letters, digits and underscores, no digit in front");
        }
        problems.require(
                "offsets-topic",
                capture.getString("offsets-topic").matches("[A-Za-z0-9._-]{1,249}"),
                "use 1 to 249 letters, digits, dots, dashes and underscores");
        problems.require(
                "max-change-bytes",
                inRange(capture.getLong("max-change-bytes"), 1_024, 100_000_000),
                "use a number from 1024 to 100000000");
        for (String key : List.of(
                "heartbeat-interval",
                "offset-interval",
                "retry-initial-backoff",
                "retry-max-backoff",
                "report-interval",
                "stop-timeout")) {
            problems.require(
                    key,
                    inRange(capture.getDuration(key).toMillis(), 1, Integer.MAX_VALUE),
                    "use a time above 0, such as 5s");
        }
        problems.require(
                "retry-max-backoff",
                capture.getDuration("retry-max-backoff").compareTo(capture.getDuration("retry-initial-backoff")) >= 0,
                "use a time not below retry-initial-backoff");
        List<CapturedTable> tables = TableSettings.read(capture, model, problems);
        problems.throwIfAny();
        return new CaptureSettings(
                settings.section("kafka").getString("bootstrap-servers"),
                new DatabaseAddress(
                        capture.getString("host"),
                        capture.getInt("port"),
                        capture.getString("database"),
                        capture.getString("user"),
                        capture.getString("password"),
                        DatabaseAddress.SslMode.valueOf(constant(capture.getString("ssl-mode")))),
                capture.getString("slot"),
                capture.getString("publication"),
                SnapshotMode.valueOf(constant(capture.getString("snapshot"))),
                capture.getDuration("heartbeat-interval"),
                capture.getString("offsets-topic"),
                capture.getDuration("offset-interval"),
                capture.getInt("max-change-bytes"),
                capture.getDuration("retry-initial-backoff"),
                capture.getDuration("retry-max-backoff"),
                capture.getDuration("report-interval"),
                capture.getDuration("stop-timeout"),
                tables);
    }

    private static boolean inRange(long value, long least, long most) {
        return value >= least && value <= most;
    }

    static String constant(String text) {
        return text.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
