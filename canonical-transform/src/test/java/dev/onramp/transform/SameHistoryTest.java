package dev.onramp.transform;

import static dev.onramp.transform.Fixtures.headers;
import static dev.onramp.transform.Fixtures.record;
import static dev.onramp.transform.Fixtures.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.model.Source;
import dev.onramp.transform.Tool.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One history, told by every tool. */
class SameHistoryTest {
    /** Headers that name the record or the position in the source. */
    private static final Set<String> NAMING =
            Set.of("ce_id", "ce_dataid", "ce_rawref", "ce_traceparent", "ce_sequence", "ce_sequenceorigin");

    private static final List<String> IN_ORDER = List.of(
            "ce_specversion",
            "ce_id",
            "ce_source",
            "ce_type",
            "ce_time",
            "ce_subject",
            "ce_dataschema",
            "ce_sequence",
            "ce_sequenceorigin",
            "ce_operation",
            "ce_dataid",
            "ce_rawref",
            "ce_mappingversion",
            "ce_traceparent",
            "content-type");

    private static final Person ADA = new Person("7", "Ada", true);
    private static final Person RENAMED = new Person("7", "Ada Byron", false);
    private static final Person MOVED = new Person("8", "Ada Byron", false);

    /** Everything of a record but what names its source. */
    private record Shown(String topic, String key, Optional<String> value, Map<String, String> headers, long time) {}

    @ParameterizedTest
    @EnumSource(Tool.class)
    void givesTheSameEventsWhoeverTellsIt(Tool tool) {
        assertThat(events(tool, tool.format())).containsExactlyElementsOf(expected());
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void givesTheSameEventsWhenTheFormatIsRecognised(Tool tool) {
        assertThat(events(tool, Source.Format.AUTO)).containsExactlyElementsOf(expected());
    }

    /** GoldenGate has no word for what is loaded: it sends inserts. */
    @ParameterizedTest
    @EnumSource(value = Tool.class, names = "GOLDENGATE", mode = EnumSource.Mode.EXCLUDE)
    void givesTheSameEventForARowThatIsLoaded(Tool tool) {
        RawRecord raw = record("t", 0, tool.read(1, ADA));

        assertThat(events(List.of(raw), tool.format()))
                .containsExactly(shown("7", "\"name\":\"Ada\",\"active\":true,", "read"));
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void writesTheHeadersInOneOrder(Tool tool) {
        MappingEngine engine = new MappingEngine(Tool.model(tool.format(), Source.Order.AUTO));
        for (RawRecord raw : history(tool)) {
            for (CanonicalEvent event : ((Mapped) engine.map(raw, "s3://b/o#1")).events()) {
                assertThat(event.headers()).extracting(RecordHeader::name).containsExactlyElementsOf(IN_ORDER);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void ordersThemByPositionOrBrokerAsTheModelSays(Tool tool) {
        for (Source.Order order : Source.Order.values()) {
            MappingEngine engine = new MappingEngine(Tool.model(tool.format(), order));
            List<String> sequences = new ArrayList<>();
            boolean byBroker = order == Source.Order.BROKER
                    || (order == Source.Order.AUTO && (tool == Tool.DMS || tool == Tool.MAXWELL));
            for (RawRecord raw : history(tool)) {
                Mapped mapped = (Mapped) engine.map(raw, "s3://b/o#1");
                sequences.add(mapped.change().sequence().value());
                assertThat(headers(mapped.events().get(0)).get("ce_sequenceorigin"))
                        .isEqualTo(byBroker ? "broker" : "source");
                assertThat(mapped.change().sequence().value().startsWith("0000001767225600123-"))
                        .isEqualTo(byBroker);
            }
            assertThat(sequences).as(order.name()).isSorted().doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void hidesTheSecretInEveryImageOfTheRow(Tool tool) {
        SecretRedactor redactor = new SecretRedactor(List.of("pin"), "key".getBytes(UTF_8));
        for (RawRecord raw : history(tool)) {
            assertThat(text(raw.value())).contains(Person.PIN);
            assertThat(new String(redactor.redact(raw.value().orElseThrow()), UTF_8))
                    .doesNotContain(Person.PIN)
                    .contains("hmac-sha256:");
        }
    }

    private static List<RawRecord> history(Tool tool) {
        List<String> told = new ArrayList<>(List.of(tool.inserted(1, ADA), tool.updated(2, ADA, RENAMED)));
        if (tool == Tool.ROW) {
            // A plain row cannot say that its key was another one.
            told.add(tool.deleted(3, RENAMED));
            told.add(tool.inserted(4, MOVED));
        } else {
            told.add(tool.updated(3, RENAMED, MOVED));
        }
        told.add(tool.updated(5, MOVED, new Person("8", null, true)));
        told.add(tool.deleted(6, MOVED));
        List<RawRecord> records = new ArrayList<>();
        for (String each : told) {
            records.add(record("t", records.size(), each));
        }
        return records;
    }

    private static List<Shown> events(Tool tool, Source.Format format) {
        return events(history(tool), format);
    }

    private static List<Shown> events(List<RawRecord> records, Source.Format format) {
        MappingEngine engine = new MappingEngine(Tool.model(format, Source.Order.AUTO));
        List<Shown> shown = new ArrayList<>();
        for (RawRecord raw : records) {
            Outcome outcome = engine.map(raw, "s3://b/o#1");
            assertThat(outcome).isInstanceOf(Mapped.class);
            List<CanonicalEvent> events = ((Mapped) outcome).events();
            assertThat(events.stream().map(each -> headers(each).get("ce_id"))).doesNotHaveDuplicates();
            for (CanonicalEvent event : events) {
                Map<String, String> headers = headers(event);
                headers.keySet().removeAll(NAMING);
                shown.add(new Shown(
                        event.topic(),
                        text(event.key()),
                        event.value().map(each -> new String(each, UTF_8)),
                        headers,
                        event.timestamp()));
            }
        }
        return shown;
    }

    private static List<Shown> expected() {
        return List.of(
                shown("7", "\"name\":\"Ada\",\"active\":true,", "create"),
                shown("7", "\"name\":\"Ada Byron\",\"active\":false,", "update"),
                shown("7", null, "delete"),
                shown("8", "\"name\":\"Ada Byron\",\"active\":false,", "create"),
                shown("8", "\"active\":true,", "update"),
                shown("8", null, "delete"));
    }

    private static Shown shown(String id, String middle, String operation) {
        String value = "{\"id\":\"" + id + "\"," + middle
                + "\"born\":\"2026-01-31\",\"seen\":\"2026-01-31T10:11:12.123456Z\",\"owes\":\"12.50\",\"points\":5}";
        return new Shown(
                "e",
                "{\"id\":\"" + id + "\"}",
                middle == null ? Optional.empty() : Optional.of(value),
                Map.of(
                        "ce_specversion", "1.0",
                        "ce_source", "/legacy/t",
                        "ce_type", middle == null ? "dev.onramp.e.deleted.v1" : "dev.onramp.e.upserted.v1",
                        "ce_time", "2026-01-31T10:11:12.000Z",
                        "ce_subject", id,
                        "ce_dataschema", "urn:onramp:schema:e:1",
                        "ce_operation", operation,
                        "ce_mappingversion", "1",
                        "content-type", "application/json"),
                1_769_854_272_000L);
    }
}
