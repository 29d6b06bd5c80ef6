package dev.onramp.dlq;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onramp.model.ModelLoader;
import dev.onramp.transform.MappingEngine;
import dev.onramp.transform.RawRecord;
import dev.onramp.transform.RecordHeader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReplayTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Coordinate AT = Coordinate.parse("raw_table_acct-2-7");
    private static final String ROW = "{\"acct_num\":\"1\",\"cust_num\":\"7\",\"status\":\"A\",\"pin\":\"9\"}";

    private final List<JsonNode> events = new ArrayList<>();
    private final List<Long> progress = new ArrayList<>();
    private Map<Coordinate, RawRecord> originals = Map.of();

    @Test
    void sendsTheChangeAsItWasSentWhileTheRawTopicHasIt() throws IOException {
        originals = Map.of(AT, raw(Letters.TIMESTAMP + 7));
        ReplayCounts counts = replay(1_000_000, Letters.of(AT, "ONR-T109", "redacted", "traceparent", "t"));

        assertThat(counts).isEqualTo(new ReplayCounts(1, 1, 0, 0, 0, 1));
        JsonNode event = events.get(0);
        assertThat(event.path("replay").asBoolean()).isTrue();
        JsonNode record = event.path("records").path("raw_table_acct-2").path(0);
        assertThat(record.path("offset").asLong()).isEqualTo(7);
        assertThat(record.path("timestamp").asLong()).isEqualTo(Letters.TIMESTAMP + 7);
        assertThat(new String(record.path("value").binaryValue(), UTF_8)).isEqualTo(ROW);
        assertThat(record.path("headers").toString())
                .isEqualTo("[{\"x\":[-61,-68]},{\"nothing\":null},{\"ce_dataid\":[105,100,45,55]},"
                        + "{\"ce_rawref\":[115,51,58,47,47,98,47,111,35,55]}]");
    }

    @Test
    void sendsTheDeadLetterWithoutItsErrorHeadersWhenTheRawTopicHasItNoMore() throws IOException {
        replay(1_000_000, Letters.of(AT, "ONR-T109", ROW, "traceparent", "t"));

        JsonNode record = events.get(0).path("records").path("raw_table_acct-2").path(0);
        assertThat(new String(record.path("value").binaryValue(), UTF_8)).isEqualTo(ROW);
        assertThat(new String(record.path("key").binaryValue(), UTF_8)).isEqualTo("k");
        assertThat(record.path("headers"))
                .extracting(each -> each.fieldNames().next())
                .containsExactly("traceparent", "ce_dataid", "ce_rawref");
    }

    @Test
    void doesNotTakeAnotherRecordThatStandsAtTheCoordinates() throws IOException {
        originals = Map.of(AT, raw(5));
        replay(1_000_000, Letters.of(AT, "ONR-T109", "the letter"));

        JsonNode record = events.get(0).path("records").path("raw_table_acct-2").path(0);
        assertThat(new String(record.path("value").binaryValue(), UTF_8)).isEqualTo("the letter");
    }

    @Test
    void leavesAloneWhatCannotKeepItsOrder() {
        Letter letter = Letters.of(AT, "ONR-T109", ROW);
        Letter stamped = new Letter(AT, letter.timestamp(), false, letter.key(), letter.value(), letter.headers());
        Letter foreign = new Letter(AT, 1, true, Optional.empty(), Optional.empty(), List.of());

        assertThat(replay(1_000_000, stamped, foreign)).isEqualTo(new ReplayCounts(2, 0, 0, 0, 2, 0));
        assertThat(events).isEmpty();
        originals = Map.of(AT, raw(5));
        assertThat(replay(1_000_000, stamped).mapped()).isEqualTo(1);
    }

    @Test
    void takesAChangeThatWasTooLargeForItsDeadLetterFromTheRawTopicAlone() {
        Letter letter = Letters.of(AT, "ONR-T131", "", "onramp.payload.ref", "s3://b/o#7");
        Letter large = new Letter(AT, letter.timestamp(), true, Optional.empty(), Optional.empty(), letter.headers());

        assertThat(replay(1_000_000, large)).isEqualTo(new ReplayCounts(1, 0, 0, 0, 1, 0));
        assertThat(events).isEmpty();
        assertThat(Replay.candidates(List.of(large), wanted -> Map.of()).get(0).obstacle())
                .contains("gone from the raw topic")
                .contains("s3://b/o#7");

        originals = Map.of(AT, raw(letter.timestamp()));
        assertThat(replay(1_000_000, large).mapped()).isEqualTo(1);
    }

    @Test
    void sendsPartitionsApartAndCutsLargeEvents() {
        String large = "{\"name\":\"" + "x".repeat(1_000) + "\"}";
        List<Letter> letters = new ArrayList<>();
        for (int offset = 0; offset < 10; offset++) {
            letters.add(Letters.of(new Coordinate("raw_table_acct", 0, offset), "ONR-T109", large));
        }
        letters.add(Letters.of(new Coordinate("raw_table_acct", 1, 4), "ONR-T109", large));

        ReplayCounts counts = replay(8_000, letters.toArray(Letter[]::new));

        assertThat(counts.mapped()).isEqualTo(11);
        assertThat(events)
                .hasSizeGreaterThan(2)
                .allSatisfy(each -> assertThat(each.toString().length()).isLessThan(8_000));
        assertThat(progress).isSorted().last().isEqualTo(11L);
    }

    @Test
    void refusesAReplyThatDoesNotAccountForWhatWasSent() {
        ReplayTarget strange = target("{\"partitions\":[{\"records\":2,\"mapped\":2}]}");
        ReplayTarget broken = target("<html>");
        for (ReplayTarget each : List.of(strange, broken)) {
            assertThatThrownBy(() -> new Replay(wanted -> Map.of(), each, 100)
                            .run(List.of(Letters.of(AT, "ONR-T109", ROW)), done -> {}))
                    .hasMessageContaining("ONR-Q004");
        }
    }

    @Test
    void forecastsByTheModelAtHand() {
        MappingEngine engine = new MappingEngine(ModelLoader.loadDefault());
        assertThat(forecast(engine, AT, ROW)).isEqualTo(new Forecast(AT, "ONR-T109", "mapped", "account 1 update"));
        assertThat(forecast(engine, AT, ROW.replace("\"A\"", "\"?\"")).detail())
                .isEqualTo("ONR-T109: account.status: '?' is none of [N, A, C]");
        assertThat(forecast(engine, Coordinate.parse("other-0-1"), ROW).outcome())
                .isEqualTo("impossible");
    }

    private static Forecast forecast(MappingEngine engine, Coordinate at, String row) {
        return Forecast.of(
                Replay.candidates(List.of(Letters.of(at, "ONR-T109", row)), wanted -> Map.of())
                        .get(0),
                engine);
    }

    private ReplayCounts replay(long maxBytes, Letter... letters) {
        return new Replay(wanted -> originals, new Accepting(), maxBytes).run(List.of(letters), progress::add);
    }

    private static RawRecord raw(long timestamp) {
        return new RawRecord(
                AT.topic(),
                AT.partition(),
                AT.offset(),
                timestamp,
                Optional.empty(),
                Optional.of(ROW.getBytes(UTF_8)),
                List.of(
                        RecordHeader.ofText("x", "\u00fc"),
                        new RecordHeader("nothing", Optional.empty()),
                        RecordHeader.ofText("ce_rawref", "the sender's own")));
    }

    private static ReplayTarget target(String reply) {
        return new ReplayTarget() {
            @Override
            public byte[] invoke(byte[] event) {
                return reply.getBytes(UTF_8);
            }

            @Override
            public void close() {}
        };
    }

    /** Maps everything to one event. */
    private final class Accepting implements ReplayTarget {
        @Override
        public byte[] invoke(byte[] event) {
            try {
                JsonNode json = JSON.readTree(event);
                events.add(json);
                int records = json.path("records").elements().next().size();
                return "{\"partitions\":[{\"records\":%1$d,\"mapped\":%1$d,\"deadLettered\":0,\"skipped\":0,\"events\":%1$d}]}"
                        .formatted(records)
                        .getBytes(UTF_8);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void close() {}
    }
}
