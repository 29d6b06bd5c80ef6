package dev.onramp.transform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.config.OnrampException;
import dev.onramp.model.ModelLoader;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnparsableSealTest {
    private static final String BROKEN = "{\"pin\":\"98765\", broken";
    private final UnparsableSeal seal = new UnparsableSeal(key(1));

    @Test
    void givesBackTheBytesOfItsRecordAndOfNoOther() {
        RawRecord record = Fixtures.record("t", 17, BROKEN);
        byte[] sealed = seal.seal(record).orElseThrow().bytes();

        assertThat(seal.open("t-2-17", sealed)).hasValue(BROKEN.getBytes(UTF_8));
        assertThat(seal.open("t-2-18", sealed)).isEmpty();
        assertThat(new UnparsableSeal(key(2)).open("t-2-17", sealed)).isEmpty();
        sealed[20] ^= 1;
        assertThat(seal.open("t-2-17", sealed)).isEmpty();
        assertThat(seal.open("t-2-17", new byte[5])).isEmpty();
    }

    @Test
    void givesTheSameBytesForTheSameRecordAndOthersForAnother() {
        RawRecord record = Fixtures.record("t", 17, BROKEN);

        assertThat(seal.seal(record).orElseThrow().bytes())
                .isEqualTo(seal.seal(Fixtures.record("t", 17, BROKEN))
                        .orElseThrow()
                        .bytes());
        assertThat(nonce(Fixtures.record("t", 18, BROKEN))).isNotEqualTo(nonce(record));
        assertThat(nonce(Fixtures.record("t", 17, BROKEN + "!"))).isNotEqualTo(nonce(record));
    }

    /** Computed apart from this code, by the contract. */
    @Test
    void sealsAsTheContractSays() {
        UnparsableSeal.Sealed sealed =
                seal.seal(Fixtures.record("raw_table_acct", 17, BROKEN)).orElseThrow();

        assertThat(Base64.getEncoder().encodeToString(sealed.bytes()))
                .isEqualTo("ihsIaHAyR3Zq/6ZgMANjERhEvOIEin5wKUCAJAP9WJjwgqU2T7tfqNG/wq/RaQvVfUU=");
        assertThat(sealed.keyId()).isEqualTo("72cd6e8422c407fb");
    }

    @Test
    void leavesJsonAlone() {
        assertThat(seal.seal(Fixtures.record("t", 1, "{\"pin\":1}"))).isEmpty();
        assertThat(seal.seal(new RawRecord("t", 2, 1, 1, Optional.empty(), Optional.empty(), List.of())))
                .isEmpty();
        assertThat(seal.seal(Fixtures.record("t", 1, new byte[] {-1}))).isPresent();
        assertThat(seal.seal(Fixtures.record("t", 1, "{\"a\":1,\"a\":2}"))).isPresent();
    }

    @Test
    void sealsInArchiveAndDeadLetters() {
        FakeRawArchive archive = new FakeRawArchive();
        FakeCanonicalProducer producer = new FakeCanonicalProducer();
        ArchiveFormat format = new ArchiveFormat("raw", Optional.of(seal));
        Transform transform =
                new Transform(ModelLoader.loadDefault(), "key".getBytes(UTF_8), format, archive, producer);
        PartitionBatch batch = new PartitionBatch(
                "raw_table_acct",
                2,
                List.of(
                        Fixtures.record("raw_table_acct", 5, BROKEN),
                        Fixtures.record("raw_table_acct", 6, "{\"pin\":\"98765\"}")));

        transform.apply(List.of(batch));

        String lines = new String(
                format.lines(batch, new SecretRedactor(List.of("pin"), new byte[] {1}))
                        .text(),
                UTF_8);
        assertThat(lines.lines().toList().get(0))
                .contains("\"payload_encrypted\":\"", "\"payload_key_id\":\"" + seal.keyId() + "\"")
                .doesNotContain("\"payload\"", "98765");
        assertThat(lines.lines().toList().get(1)).contains("\"payload\":").doesNotContain("98765");
        Outgoing letter = producer.delivered.get(0);
        assertThat(Fixtures.headers(letter)).containsEntry(DeadLetter.KEY_ID, seal.keyId());
        assertThat(seal.open("raw_table_acct-2-5", letter.value().orElseThrow()))
                .hasValue(BROKEN.getBytes(UTF_8));
        assertThat(Fixtures.headers(producer.delivered.get(1))).doesNotContainKey(DeadLetter.KEY_ID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?", "c2hvcnQ=", "x"})
    void refusesAKeyThatIsNone(String key) {
        assertThatThrownBy(() -> UnparsableSeal.of(key))
                .isInstanceOfSatisfying(
                        OnrampException.class, bad -> assertThat(bad.errorId()).isEqualTo("ONR-T006"))
                .hasMessageNotContaining("c2hvcnQ");
    }

    @Test
    void readsAKeyInBase64AndNone() {
        assertThat(UnparsableSeal.of(Base64.getEncoder().encodeToString(key(1)))
                        .orElseThrow()
                        .keyId())
                .isEqualTo(seal.keyId());
        assertThat(UnparsableSeal.of("")).isEmpty();
    }

    private byte[] nonce(RawRecord record) {
        return Arrays.copyOf(seal.seal(record).orElseThrow().bytes(), 12);
    }

    private static byte[] key(int fill) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) fill);
        return key;
    }
}
