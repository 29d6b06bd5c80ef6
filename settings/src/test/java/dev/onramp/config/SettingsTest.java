package dev.onramp.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    private final SettingsKeys keys = new SettingsKeys(Settings.reference().getConfig("onramp"));

    @TempDir
    Path folder;

    @Test
    void changesEveryKeyFromItsDefaultByFile() throws IOException {
        Map<String, String> changed = changed();
        String text = changed.entrySet().stream()
                .map(each -> "onramp." + each.getKey() + " = \"" + each.getValue() + "\"\n")
                .collect(Collectors.joining());

        assertHolds(Settings.load(Optional.of(file(text)), Map.of(), Map.of()), changed);
    }

    @Test
    void changesEveryKeyFromItsDefaultByEnvironment() {
        Map<String, String> environment = new TreeMap<>();
        changed().forEach((key, value) -> environment.put(SettingsKeys.environmentName(key), value));

        assertThat(environment).as("one variable for each key").hasSameSizeAs(keys.all());
        assertHolds(Settings.load(Optional.empty(), environment, Map.of()), changed());
    }

    @Test
    void changesEveryKeyFromItsDefaultByOverride() {
        assertHolds(Settings.load(Optional.empty(), Map.of(), changed()), changed());
        assertHolds(Settings.defaults().with(changed()), changed());
    }

    @Test
    void overridesBeatTheEnvironmentWhichBeatsTheFile() throws IOException {
        Path file = file("onramp.kafka { bootstrap-servers = file, raw-partitions = 5, canonical-partitions = 5 }");

        Settings settings = Settings.load(
                Optional.of(file),
                Map.of(
                        "ONRAMP_KAFKA_BOOTSTRAP_SERVERS",
                        "environment",
                        "ONRAMP_KAFKA_RAW_PARTITIONS",
                        "6",
                        "PATH",
                        "/bin"),
                Map.of("kafka.bootstrap-servers", "override"));

        assertThat(settings.section("kafka").getString("bootstrap-servers")).isEqualTo("override");
        assertThat(settings.section("kafka").getInt("raw-partitions")).isEqualTo(6);
        assertThat(settings.section("kafka").getInt("canonical-partitions")).isEqualTo(5);
        assertThat(origin(settings, "kafka.bootstrap-servers")).isEqualTo("--set kafka.bootstrap-servers");
        assertThat(origin(settings, "kafka.raw-partitions"))
                .isEqualTo("environment variable ONRAMP_KAFKA_RAW_PARTITIONS");
        assertThat(origin(settings, "kafka.canonical-partitions")).isEqualTo(file + ":1");
        assertThat(origin(settings, "s3.region")).isEqualTo("default");
    }

    @Test
    void readsDurationsWithTheirUnits() {
        assertThat(Settings.defaults()
                        .with(Map.of("forwarder.max-linger", "2 minutes"))
                        .section("forwarder")
                        .getDuration("max-linger"))
                .isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void reportsEverythingThatIsWrongAtOnce() throws IOException {
        Path file = file("""
                onramp {
                  kafka {
                    bootstrap-server = "x:1"
                    raw-partitions = four
                  }
                  forwarder.max-linger = 100
                  local.heap { kafka = 256 }
                  lake = here
                  s3.path-style-access = maybe
                  postgres.password = null
                  trino.url { a = 1 }
                }
                kafka { raw-partitions = 3 }
                """);

        assertThatExceptionOfType(OnrampException.class)
                .isThrownBy(() -> Settings.load(
                        Optional.of(file),
                        Map.of(
                                "ONRAMP_KAFKA_BOOTSTRAP_SERVER",
                                "x",
                                "ONRAMP_GENERATOR_RATE",
                                "fast",
                                "ONRAMP_HOME",
                                "/opt/onramp"),
                        Map.of("partitions", "3", "generator.update-share", "much", "kafka", "x")))
                .satisfies(thrown -> assertThat(thrown.errorId()).isEqualTo("ONR-C001"))
                .satisfies(thrown -> assertThat(thrown.why().replace(file.toString(), "FILE"))
                        .isEqualTo("""
                        14 problems
                            FILE:3: kafka.bootstrap-server: there is no such setting. Did you mean 'kafka.bootstrap-servers'?
                            FILE:4: kafka.raw-partitions: must be a whole number such as 4, but is 'four'. The default is 4
                            FILE:6: forwarder.max-linger: must be a duration with its unit, such as 100ms or 30s, but is '100'. The default is 100ms
                            FILE:7: local.heap.kafka: must be a heap size such as 256m or 2g, but is '256'. The default is 256m
                            FILE:8: lake: is a section, but is given a single value. Set the keys in it: lake.bucket, lake.deletion-vectors, lake.schema
                            FILE:9: s3.path-style-access: must be true or false, but is 'maybe'. The default is true
                            FILE:10: postgres.password: must be a text, but is null. The default is ********
                            FILE:11: trino.url: must be a text, but is an object. The default is jdbc:trino://127.0.0.1:8080/lake
                            FILE:13: kafka: settings stand under 'onramp'. Write onramp { kafka .. }
                            environment variable ONRAMP_KAFKA_BOOTSTRAP_SERVER: there is no such setting. Did you mean 'ONRAMP_KAFKA_BOOTSTRAP_SERVERS'?
                            environment variable ONRAMP_GENERATOR_RATE: generator.rate: must be a whole number such as 4, but is 'fast'. The default is 0
                            --set generator.update-share: must be a number such as 0.5, but is 'much'. The default is 0.3
                            --set kafka: is a section, but is given a single value. Set the keys in it: kafka.bootstrap-servers, kafka.canonical-partitions, kafka.max-message-bytes, kafka.raw-partitions
                            --set partitions: there is no such setting. The keys are in docs/configuration.md"""));
    }

    @Test
    void refusesWrongOverridesOfReadySettings() {
        assertThatExceptionOfType(OnrampException.class)
                .isThrownBy(() -> Settings.defaults().with(Map.of("kafka.raw-partition", "3")))
                .withMessageContaining("--set kafka.raw-partition: there is no such setting")
                .withMessageContaining("Did you mean 'kafka.raw-partitions'?");
    }

    @Test
    void saysWhichFileIsMissing() {
        Path missing = folder.resolve("missing.conf");

        assertThatExceptionOfType(OnrampException.class)
                .isThrownBy(() -> Settings.load(Optional.of(missing), Map.of(), Map.of()))
                .satisfies(thrown -> assertThat(thrown.errorId()).isEqualTo("ONR-C002"))
                .withMessageContaining(missing.toString());
    }

    @Test
    void saysWhereAFileIsNoHocon() throws IOException {
        Path file = file("onramp {\n  kafka {\n    raw-partitions = [1\n  }\n");

        assertThatExceptionOfType(OnrampException.class)
                .isThrownBy(() -> Settings.load(Optional.of(file), Map.of(), Map.of()))
                .satisfies(thrown -> assertThat(thrown.errorId()).isEqualTo("ONR-C003"))
                .withMessageContaining(file + ": 4");
    }

    @Test
    void saysWhichSubstitutionIsUnknown() throws IOException {
        Path file = file("onramp.data-dir = ${base}/data");

        assertThatExceptionOfType(OnrampException.class)
                .isThrownBy(() -> Settings.load(Optional.of(file), Map.of(), Map.of()))
                .satisfies(thrown -> assertThat(thrown.errorId()).isEqualTo("ONR-C003"))
                .withMessageContaining("${base}");
    }

    @Test
    void hidesPasswordsSecretsAndKeysInEntriesAndMessages() {
        Settings settings = Settings.defaults()
                .with(Map.of(
                        "postgres.password", "tiger1",
                        "s3.secret-key", "tiger2",
                        "s3.access-key", "tiger3",
                        "transform.secret-hash-key", "tiger4",
                        "postgres.url", "jdbc:postgresql://db/onramp?user=x&password=tiger5&ssl=true"));

        assertThat(settings.entries()).noneMatch(each -> each.value().contains("tiger"));
        assertThat(settings.entries())
                .contains(new SettingEntry("postgres.password", "********", "--set postgres.password"))
                .contains(new SettingEntry(
                        "postgres.url",
                        "jdbc:postgresql://db/onramp?user=x&password=********&ssl=true",
                        "--set postgres.url"));
        assertThat(settings.section("postgres").getString("password")).isEqualTo("tiger1");
    }

    @Test
    void takesBlocksUnderNamesOfTheirOwnFromFileEnvironmentAndOverride() throws IOException {
        Path file = file("onramp.front-door.producers { crm { key-hash = h1, tables = t1 }, my-erp { tables = t2 } }");

        Settings settings = Settings.load(
                Optional.of(file),
                Map.of("ONRAMP_FRONT_DOOR_PRODUCERS_MY_ERP_KEY_HASH", "h2"),
                Map.of("front-door.producers.crm.tables", "t3"));

        assertThat(settings.section("front-door.producers").root().keySet()).containsExactlyInAnyOrder("crm", "my-erp");
        assertThat(settings.section("front-door.producers.crm").getString("key-hash"))
                .isEqualTo("h1");
        assertThat(settings.section("front-door.producers.crm").getString("tables"))
                .isEqualTo("t3");
        assertThat(settings.section("front-door.producers.my-erp").getString("key-hash"))
                .isEqualTo("h2");
        assertThat(origin(settings, "front-door.producers.my-erp.key-hash"))
                .isEqualTo("environment variable ONRAMP_FRONT_DOOR_PRODUCERS_MY_ERP_KEY_HASH");
        assertThat(settings.entries()).noneMatch(each -> each.value().equals("h1"));
    }

    @Test
    void givesAnUnfinishedBlockTheDefaults() {
        Settings settings = Settings.defaults().with(Map.of("front-door.producers.crm.tables", "t"));

        assertThat(settings.section("front-door.producers.crm").getString("key-hash"))
                .isEmpty();
        assertThat(Settings.defaults().root().hasPath("onramp.front-door.producers.NAME"))
                .isFalse();
    }

    @Test
    void refusesWrongBlocks() throws IOException {
        Path file = file("""
                onramp.front-door.producers {
                  crm { key-hsah = x }
                  CRM { tables = t }
                  erp = x
                  web { tables = [a] }
                }
                """);

        assertThatExceptionOfType(OnrampException.class)
                .isThrownBy(() -> Settings.load(Optional.of(file), Map.of(), Map.of()))
                .satisfies(thrown -> assertThat(thrown.why().replace(file.toString(), "FILE"))
                        .isEqualTo("""
                        4 problems
                            FILE:2: front-door.producers.crm.key-hsah: there is no such setting. Known here, with a lower-case NAME: front-door.producers.NAME.key-hash, front-door.producers.NAME.tables
                            FILE:3: front-door.producers.CRM: there is no such setting. Known here, with a lower-case NAME: front-door.producers.NAME.key-hash, front-door.producers.NAME.tables
                            FILE:4: front-door.producers.erp: is a section, but is given a single value. Set the keys in it: front-door.producers.NAME.key-hash, front-door.producers.NAME.tables
                            FILE:5: front-door.producers.web.tables: must be a text, but is a list. The default is empty"""));
    }

    private static void assertHolds(Settings settings, Map<String, String> expected) {
        assertThat(settings.entries()).hasSameSizeAs(expected.keySet());
        expected.forEach((key, value) -> {
            assertThat(settings.root().getString("onramp." + key)).as(key).isEqualTo(value);
            assertThat(Settings.defaults().root().getString("onramp." + key))
                    .as(key)
                    .isNotEqualTo(value);
        });
    }

    /** For every key a value of its kind that is not the default. */
    private Map<String, String> changed() {
        Map<String, String> result = new TreeMap<>();
        for (String key : keys.all()) {
            String shipped = Settings.defaults().root().getString("onramp." + key);
            result.put(
                    key,
                    switch (keys.kind(key).orElseThrow()) {
                        case WHOLE_NUMBER -> String.valueOf(Long.parseLong(shipped) + 1);
                        case NUMBER -> "0.125";
                        case BOOLEAN -> String.valueOf(!Boolean.parseBoolean(shipped));
                        case DURATION -> "7s";
                        case HEAP -> "77m";
                        case TEXT -> shipped + "-changed";
                    });
        }
        return result;
    }

    private static String origin(Settings settings, String key) {
        return settings.entries().stream()
                .filter(each -> each.path().equals(key))
                .findFirst()
                .orElseThrow()
                .origin();
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("mine.conf"), text);
    }
}
