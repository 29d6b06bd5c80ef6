package dev.onramp.door;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigOrigin;
import dev.onramp.config.DidYouMean;
import dev.onramp.config.OnrampException;
import dev.onramp.config.Problem;
import dev.onramp.config.Settings;
import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Identifier;
import dev.onramp.model.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The section {@code front-door} and what else this program needs, checked.
 *
 * @param tlsKeystore empty for HTTP without TLS
 * @param maxConcurrentRequests worked on at a time
 */
public record DoorSettings(
        String bootstrapServers,
        String host,
        int port,
        Optional<String> tlsKeystore,
        String tlsKeystorePassword,
        DoorLimits limits,
        Duration idleTimeout,
        int maxConnections,
        int maxConcurrentRequests,
        Duration stopTimeout,
        List<Producer> producers) {
    private static final String SECTION = "front-door";
    private static final String ALL_TABLES = "*";

    public DoorSettings {
        producers = List.copyOf(producers);
    }

    /** @throws OnrampException ONR-H001 with every problem found */
    public static DoorSettings from(Settings settings, CanonicalModel model) {
        Config door = settings.section(SECTION);
        List<Problem> problems = new ArrayList<>();
        for (String key : List.of(
                "port",
                "max-body-bytes",
                "max-change-bytes",
                "max-changes",
                "rate-per-second",
                "rate-burst",
                "idempotency-max-ids",
                "max-connections",
                "max-concurrent-requests")) {
            long most = key.equals("port") ? 65_535 : Integer.MAX_VALUE;
            long value = door.getLong(key);
            check(problems, door, key, value >= 1 && value <= most, "use a number from 1 to " + most);
        }
        for (String key : List.of("idempotency-window", "produce-timeout", "idle-timeout", "stop-timeout")) {
            check(problems, door, key, !door.getDuration(key).isZero(), "use a time above 0, such as 5s");
        }
        check(
                problems,
                door,
                "rate-burst",
                door.getLong("rate-burst") >= door.getLong("max-changes"),
                "use a number not below max-changes: a full request could never pass");
        List<Producer> producers = producers(door, model, problems);
        if (!problems.isEmpty()) {
            throw DoorErrors.settings(problems);
        }
        return new DoorSettings(
                settings.section("kafka").getString("bootstrap-servers"),
                door.getString("host"),
                door.getInt("port"),
                Optional.of(door.getString("tls-keystore")).filter(path -> !path.isBlank()),
                door.getString("tls-keystore-password"),
                new DoorLimits(
                        door.getInt("max-body-bytes"),
                        door.getInt("max-change-bytes"),
                        door.getInt("max-changes"),
                        door.getInt("rate-per-second"),
                        door.getInt("rate-burst"),
                        door.getDuration("idempotency-window"),
                        door.getInt("idempotency-max-ids"),
                        door.getDuration("produce-timeout")),
                door.getDuration("idle-timeout"),
                door.getInt("max-connections"),
                door.getInt("max-concurrent-requests"),
                door.getDuration("stop-timeout"),
                producers);
    }

    private static List<Producer> producers(Config door, CanonicalModel model, List<Problem> problems) {
        List<Producer> result = new ArrayList<>();
        if (!door.hasPath("producers")) {
            return result;
        }
        Map<String, String> owners = new TreeMap<>();
        for (String name : door.getConfig("producers").root().keySet()) {
            String path = "producers." + name;
            String hash = door.getString(path + ".key-hash");
            check(
                    problems,
                    door,
                    path + ".key-hash",
                    hash.matches("sha256:[0-9a-f]{64}"),
                    "write what `onramp producer key " + name + "` prints");
            String other = owners.put(hash, name);
            check(
                    problems,
                    door,
                    path + ".key-hash",
                    other == null,
                    "each producer needs a key of its own; it is that of " + other);
            result.add(new Producer(name, hash, tables(door, path + ".tables", model, problems)));
        }
        return result;
    }

    private static Set<Identifier> tables(Config door, String key, CanonicalModel model, List<Problem> problems) {
        List<String> known =
                model.sources().stream().map(each -> each.table().value()).toList();
        String text = door.getString(key).strip();
        Set<Identifier> tables = new LinkedHashSet<>();
        if (text.equals(ALL_TABLES)) {
            model.sources().stream().map(Source::table).forEach(tables::add);
            return tables;
        }
        for (String each : text.split(",")) {
            String table = each.strip();
            if (known.contains(table)) {
                tables.add(new Identifier(table));
            } else {
                check(
                        problems,
                        door,
                        key,
                        false,
                        "'" + table + "' is no source table. " + DidYouMean.advice(table, known));
            }
        }
        return tables;
    }

    private static void check(List<Problem> problems, Config section, String key, boolean good, String fix) {
        if (!good) {
            ConfigOrigin origin = section.getValue(key).origin();
            String value = key.endsWith("key-hash")
                    ? "not a hash, or used twice"
                    : String.valueOf(section.getValue(key).unwrapped());
            problems.add(new Problem(
                    Optional.ofNullable(origin.filename()).orElse(origin.description()),
                    Math.max(0, origin.lineNumber()),
                    SECTION + "." + key,
                    "the value is " + value,
                    fix));
        }
    }
}
