package dev.onramp.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.config.OnrampException;
import dev.onramp.config.Settings;
import dev.onramp.model.CanonicalModel;
import dev.onramp.model.ModelLoader;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CaptureSettingsTest {
    private static final CanonicalModel MODEL = ModelLoader.load("");

    @Test
    void withoutBlocksEachSourceIsFedByTheTableOfItsName() {
        assertThat(from(Map.of()).tables())
                .extracting(each -> each.table() + " " + each.source())
                .containsExactlyInAnyOrder("public.cust raw_table_cust", "public.acct raw_table_acct");
        assertThat(from(Map.of("capture.schema", "crm")).tables())
                .extracting(each -> each.table().schema())
                .containsOnly("crm");
    }

    @Test
    void requiredColumnsAreTheKeyAndWhatIsNotOptional() {
        assertThat(from(Map.of()).tables())
                .filteredOn(each -> each.source().value().equals("raw_table_acct"))
                .singleElement()
                .satisfies(each ->
                        assertThat(each.requiredColumns()).containsExactlyInAnyOrder("cust_num", "acct_num", "status"));
    }

    @Test
    void everyKeyReachesItsPlace() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("kafka.bootstrap-servers", "k:1");
        all.put("capture.host", "h");
        all.put("capture.port", "1234");
        all.put("capture.database", "d");
        all.put("capture.user", "u");
        all.put("capture.password", "p");
        all.put("capture.ssl-mode", "verify-full");
        all.put("capture.slot", "s1");
        all.put("capture.publication", "Pub");
        all.put("capture.snapshot", "never");
        all.put("capture.heartbeat-interval", "1s");
        all.put("capture.offsets-topic", "o.t");
        all.put("capture.offset-interval", "2s");
        all.put("capture.max-change-bytes", "2048");
        all.put("capture.retry-initial-backoff", "3s");
        all.put("capture.retry-max-backoff", "4s");
        all.put("capture.report-interval", "5s");
        all.put("capture.stop-timeout", "6s");
        all.put("capture.tables.mine.table", "crm.Kunde");
        all.put("capture.tables.mine.source", "raw_table_cust");

        CaptureSettings settings = from(all);

        assertThat(settings.tables())
                .singleElement()
                .satisfies(each -> assertThat(each.table()).isEqualTo(new TableName("crm", "Kunde")));
        assertThat(settings)
                .usingRecursiveComparison()
                .isEqualTo(new CaptureSettings(
                        "k:1",
                        new DatabaseAddress("h", 1234, "d", "u", "p", DatabaseAddress.SslMode.VERIFY_FULL),
                        "s1",
                        "Pub",
                        SnapshotMode.NEVER,
                        Duration.ofSeconds(1),
                        "o.t",
                        Duration.ofSeconds(2),
                        2048,
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(6),
                        settings.tables()));
        assertThat(settings.database()).asString().doesNotContain("p ").isEqualTo("d at h:1234");
    }

    @Test
    void everyProblemIsNamedAtOnce() {
        Map<String, String> bad = new LinkedHashMap<>();
        bad.put("capture.host", " ");
        bad.put("capture.port", "70000");
        bad.put("capture.ssl-mode", "maybe");
        bad.put("capture.slot", "Slot-1");
        bad.put("capture.publication", "a\"b");
        bad.put("capture.schema", "x;y");
        bad.put("capture.snapshot", "sometimes");
        bad.put("capture.offsets-topic", "a b");
        bad.put("capture.max-change-bytes", "1");
        bad.put("capture.heartbeat-interval", "0s");
        bad.put("capture.retry-initial-backoff", "60s");
        bad.put("capture.tables.one.table", "cust; drop table cust");
        bad.put("capture.tables.one.source", "raw_table_cst");
        bad.put("capture.tables.three.source", "raw_table_cust");
        bad.put("capture.tables.two.source", "raw_table_cust");

        assertThatThrownBy(() -> from(bad)).isInstanceOfSatisfying(OnrampException.class, e -> {
            assertThat(e.errorId()).isEqualTo("ONR-D001");
            assertThat(e.why())
                    .contains(
                            "capture.host",
                            "capture.port",
                            "capture.ssl-mode",
                            "verify-full",
                            "capture.slot",
                            "capture.publication",
                            "capture.schema",
                            "capture.snapshot",
                            "initial, never",
                            "capture.offsets-topic",
                            "capture.max-change-bytes",
                            "capture.heartbeat-interval",
                            "capture.retry-max-backoff",
                            "capture.tables.one.table",
                            "capture.tables.one.source",
                            "raw_table_cust",
                            "capture.tables.two.table",
                            "it is named twice");
        });
    }

    @Test
    void aTableIsCapturedOnce() {
        assertThatThrownBy(() -> from(Map.of(
                        "capture.tables.a.table", "cust",
                        "capture.tables.a.source", "raw_table_cust",
                        "capture.tables.b.table", "public.cust",
                        "capture.tables.b.source", "raw_table_acct")))
                .hasMessageContaining("each table can feed one source");
    }

    private static CaptureSettings from(Map<String, String> overrides) {
        return CaptureSettings.from(Settings.defaults().with(overrides), MODEL);
    }
}
