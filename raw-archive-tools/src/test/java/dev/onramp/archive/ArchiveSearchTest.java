package dev.onramp.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.model.ModelLoader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveSearchTest {
    private static final String LINE =
            "{\"topic\":\"raw_table_cust\",\"partition\":0,\"offset\":%d,\"dataid\":\"id%d\",\"payload\":\"row\"}\n";

    private final FakeArchiveObjects objects = new FakeArchiveObjects();
    private final RawArchive archive = new RawArchive(objects, "raw", ModelLoader.loadDefault());
    private final ArchiveSearch search = new ArchiveSearch(archive);

    @BeforeEach
    void fill() {
        put("30", 0, 1, LINE.formatted(0, 0) + LINE.formatted(1, 1));
        put("31", 2, 2, LINE.formatted(2, 2));
        put("31", 1, 1, LINE.formatted(1, 1));
        objects.objects.put("raw/raw_table_cust/dt=2026-01-31/notes.txt", new byte[0]);
    }

    @Test
    void findsRecordsByTableDateCoordinatesAndDataid() {
        List<String> found = new ArrayList<>();
        search.all("raw_table_cust", date -> true, (at, line) -> found.add(at.toString()));
        assertThat(found).containsExactly("raw_table_cust-0-0", "raw_table_cust-0-1", "raw_table_cust-0-2");
        found.clear();
        search.all("raw_table_cust", LocalDate.parse("2026-01-30")::equals, (at, line) -> found.add(at.toString()));
        assertThat(found).hasSize(2);

        assertThat(search.record(new Coordinates("raw_table_cust", 0, 2), date -> true))
                .hasValue(LINE.formatted(2, 2).strip());
        assertThat(search.record(new Coordinates("raw_table_cust", 0, 3), date -> true))
                .isEmpty();
        assertThat(search.dataid("raw_table_cust", "id1", date -> true)).isPresent();
        assertThat(search.dataid("raw_table_cust", "id", date -> true)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "s3://other/raw/raw_table_cust/dt=2026-01-31/x#1",
                "s3://b/raw/raw_table_cust/dt=2026-01-31/notes.txt#1",
                "s3://b/raw/raw_table_cust/dt=2026-01-31/raw_table_cust-0-00000000000000000002-00000000000000000002.ndjson.gz#0",
                "firehose://stream#nothing",
                "firehose://stream"
            })
    void refusesReferencesToNothing(String reference) {
        assertThatThrownBy(() -> search.reference(reference)).hasMessageContaining("ONR-A005");
    }

    @Test
    void refusesTablesThatTheModelDoesNotHave() {
        assertThatThrownBy(() -> archive.tables(Optional.of("raw_table_x")))
                .hasMessageContaining("ONR-A001")
                .hasMessageContaining("raw_table_cust");
        assertThatThrownBy(() -> search.reference("firehose://s#raw_table_x-0-1"))
                .hasMessageContaining("ONR-A001");
    }

    @Test
    void saysWhichObjectIsNoArchiveObject() {
        put("31", 7, 8, "");
        objects.objects.replaceAll((key, bytes) -> key.contains("00007-") ? "plain".getBytes(UTF_8) : bytes);

        assertThatThrownBy(() -> search.all("raw_table_cust", date -> true, (at, line) -> {}))
                .hasMessageContaining("ONR-A003")
                .hasMessageContaining("00007-");
    }

    @Test
    void givesPayloadsAsTheyCame() {
        PayloadText payloads = new PayloadText("");

        assertThat(payloads.of("{\"payload\":\"a\\\"\\n\"}")).hasValue("a\"\n".getBytes(UTF_8));
        assertThat(payloads.of("{\"payload_base64\":\"/gA=\"}")).hasValue(new byte[] {-2, 0});
        assertThat(payloads.of("{\"payload\":null}")).isEmpty();
    }

    /** The line was made by the transform, with a key of 32 bytes of 1. */
    @Test
    void decryptsWithTheRightKeyAlone() {
        byte[] key = new byte[32];
        java.util.Arrays.fill(key, (byte) 1);
        PayloadText right = new PayloadText(Base64.getEncoder().encodeToString(key));
        PayloadText none = new PayloadText("");

        assertThat(right.of(SealedLine.TEXT)).hasValue(SealedLine.PAYLOAD.getBytes(UTF_8));
        assertThat(right.readable(SealedLine.TEXT)).contains("\"payload\":\"").doesNotContain("payload_encrypted");
        assertThat(none.readable(SealedLine.TEXT)).isEqualTo(SealedLine.TEXT);
        assertThatThrownBy(() -> none.of(SealedLine.TEXT)).hasMessageContaining("ONR-A007");
        String moved = SealedLine.TEXT.replace("\"offset\":17", "\"offset\":18");
        assertThatThrownBy(() -> right.of(moved)).hasMessageContaining("ONR-A007");
    }

    private void put(String day, int first, int last, String text) {
        objects.objects.put(
                "raw/raw_table_cust/dt=2026-01-%s/raw_table_cust-0-%020d-%020d.ndjson.gz".formatted(day, first, last),
                FakeArchiveObjects.zipped(text));
    }
}
