package dev.onramp.reconcile.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.reconcile.fold.Coordinate;
import dev.onramp.reconcile.fold.Fingerprint;
import dev.onramp.reconcile.fold.RawPayload;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveLineTest {
    private static final String PLACE = "\"topic\":\"t\",\"partition\":3,\"offset\":17,\"timestamp\":99,";

    @Test
    void readsALineWithText() {
        ArchiveLine.Archived line = ArchiveLine.read(
                "{" + PLACE + "\"dataid\":\"t-3-17\",\"key\":\"7\",\"payload\":\"{\\\"a\\\":\\\"ü\\\"}\"}");
        assertThat(line.record().at()).isEqualTo(new Coordinate("t", 3, 17));
        assertThat(line.record().timestamp()).isEqualTo(99);
        assertThat(line.record().payload()).isEqualTo(new RawPayload.Text("{\"a\":\"ü\"}"));
        assertThat(line.payload())
                .asString(java.nio.charset.StandardCharsets.UTF_8)
                .isEqualTo("{\"a\":\"ü\"}");
        assertThat(line.keepsDataid()).isTrue();
    }

    @Test
    void readsBytesThatAreNotUtf8() {
        byte[] bytes = {(byte) 0xff, 0, 'x'};
        String encoded = Base64.getEncoder().encodeToString(bytes);
        ArchiveLine.Archived line = ArchiveLine.read(
                "{" + PLACE + "\"dataid\":\"t-3-17\",\"key\":null,\"payload_base64\":\"" + encoded + "\"}");
        assertThat(line.record().payload()).isEqualTo(new RawPayload.Binary());
        assertThat(line.payload()).isEqualTo(bytes);
        assertThat(line.record().fingerprint()).isEqualTo(Fingerprint.of(bytes));
    }

    @Test
    void readsARecordWithoutValue() {
        ArchiveLine.Archived line =
                ArchiveLine.read("{" + PLACE + "\"dataid\":\"t-3-17\",\"key\":null,\"payload\":null}");
        assertThat(line.record().payload()).isEqualTo(new RawPayload.Absent());
        assertThat(line.record().fingerprint()).isEqualTo(Fingerprint.ABSENT);
    }

    @Test
    void takesTheDataidOfItsHeader() {
        String headers =
                "\"headers\":[{\"name\":\"x\",\"value\":null},{\"name\":\"ce_dataid\",\"value\":\"not the last\"},"
                        + "{\"name\":\"ce_dataid\",\"value\":\"mine\"}],";
        assertThat(ArchiveLine.read("{" + PLACE + headers + "\"dataid\":\"mine\",\"key\":null,\"payload\":\"\"}")
                        .keepsDataid())
                .isTrue();
        assertThat(ArchiveLine.read("{" + PLACE + headers + "\"dataid\":\"t-3-17\",\"key\":null,\"payload\":\"\"}")
                        .keepsDataid())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\"a\\u0007\""})
    void doesNotTakeAnUnusableHeaderForADataid(String value) {
        String headers = "\"headers\":[{\"name\":\"ce_dataid\",\"value\":" + value + "}],";
        assertThat(ArchiveLine.read("{" + PLACE + headers + "\"dataid\":\"t-3-17\",\"key\":null,\"payload\":\"\"}")
                        .keepsDataid())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "{}",
                "{" + PLACE + "\"dataid\":\"d\",\"key\":null}",
                "{" + PLACE + "\"dataid\":1,\"payload\":\"\"}",
                "{" + PLACE + "\"dataid\":\"d\",\"payload_base64\":\"***\"}",
                "{\"topic\":\"t\",\"partition\":-1,\"offset\":1,\"timestamp\":1,\"dataid\":\"d\",\"payload\":\"\"}",
                "{\"topic\":\"t\",\"partition\":1,\"offset\":1.5,\"timestamp\":1,\"dataid\":\"d\",\"payload\":\"\"}"
            })
    void refusesWhatIsNoLine(String line) {
        assertThatThrownBy(() -> ArchiveLine.read(line)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Computed apart from this code, by the contract; the key is 32 bytes of 1. */
    private static final String SEALED =
            "{\"topic\":\"raw_table_acct\",\"partition\":2,\"offset\":17,\"timestamp\":1767225600123,\"dataid\":\"raw_table_acct-2-17\",\"key\":null,\"payload_encrypted\":\"ihsIaHAyR3Zq/6ZgMANjERhEvOIEin5wKUCAJAP9WJjwgqU2T7tfqNG/wq/RaQvVfUU=\",\"payload_key_id\":\"72cd6e8422c407fb\"}";

    @Test
    void takesAnEncryptedPayloadForUnreadableOrDecryptsIt() {
        ArchiveLine.Archived closed = ArchiveLine.read(SEALED);
        assertThat(closed.encrypted()).isTrue();
        assertThat(closed.record().payload()).isEqualTo(new RawPayload.Binary());
        assertThat(closed.record().fingerprint()).isEqualTo(Fingerprint.UNKNOWN);

        Unsealing unsealing = new Unsealing("AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=");
        ArchiveLine.Archived open = ArchiveLine.read(SEALED, unsealing);
        assertThat(open.record().payload()).isEqualTo(new RawPayload.Text("{\"pin\":\"98765\", broken"));
        assertThat(open.record().fingerprint()).isEqualTo(Fingerprint.of(open.payload()));

        String moved = SEALED.replace("\"offset\":17", "\"offset\":18");
        assertThatThrownBy(() -> ArchiveLine.read(moved, unsealing))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("belongs to another record");
    }
}
