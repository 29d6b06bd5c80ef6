package dev.onramp.offramp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.model.CanonicalModel;
import dev.onramp.model.LegacyConsumer;
import dev.onramp.model.contract.CloudEventHeaders;
import dev.onramp.transform.CanonicalEvent;
import dev.onramp.transform.Mapped;
import dev.onramp.transform.MappingEngine;
import dev.onramp.transform.Outcome;
import dev.onramp.transform.RawRecord;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Row to canonical and back gives the columns of the row that are in the entity, for the built-in model. */
class RoundTripPropertyTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ROWS = 3_000;
    private static final String TEXT = "abzABZ019 .,;'\"\\/äß€\u00a0𝄞\t";
    private static final Map<String, List<String>> OF_ENTITY = Map.of(
            "customer", List.of("cust_num", "status"),
            "individual", List.of("cust_num", "name", "fname", "lname", "mnames", "form", "sex", "maritalstatus"),
            "account", List.of("created", "valid_from", "valid_to", "cust_num", "acct_num", "status", "type", "name"));

    private final CanonicalModel model = Consumers.model();
    private final MappingEngine engine = new MappingEngine(model);

    @Test
    void everyColumnOfTheEntityComesBackAsItWas() throws Exception {
        for (long seed = 0; seed < ROWS; seed++) {
            Random random = new Random(seed);
            boolean customer = random.nextBoolean();
            ObjectNode row = customer ? customer(random) : account(random);
            boolean delete = random.nextInt(10) == 0;
            row.put("__op", delete ? "d" : List.of("c", "u", "r").get(random.nextInt(3)));
            row.put("__ts_ms", Math.abs(random.nextLong() % 253_402_300_800_000L));
            String table = customer ? "raw_table_cust" : "raw_table_acct";
            Outcome outcome = engine.map(raw(table, row), "s3://b/o#1");
            assertThat(outcome).as("seed %s: %s", seed, row).isInstanceOf(Mapped.class);
            for (CanonicalEvent event : ((Mapped) outcome).events()) {
                LegacyConsumer consumer = consumer(event.topic());
                LegacyRow back = new LegacyRows(consumer)
                        .of(
                                event.key().orElseThrow(),
                                event.value().orElse(null),
                                header(event, CloudEventHeaders.OPERATION),
                                header(event, CloudEventHeaders.TIME));
                assertThat(columns(JSON.readTree(back.json())))
                        .as("seed %s, %s of %s", seed, event.topic(), row)
                        .isEqualTo(columns(expected(row, event.topic(), consumer, delete)));
                assertThat(back.key())
                        .isEqualTo(row.path(customer ? "cust_num" : "acct_num").asText());
            }
        }
    }

    private static JsonNode expected(ObjectNode row, String entity, LegacyConsumer consumer, boolean delete) {
        ObjectNode expected = row.deepCopy();
        List<String> columns =
                delete ? consumer.like().key().stream().map(Object::toString).toList() : OF_ENTITY.get(entity);
        row.fieldNames().forEachRemaining(name -> {
            if (!columns.contains(name) && !name.startsWith("__")) {
                expected.remove(name);
            }
        });
        return expected;
    }

    private static Map<String, String> columns(JsonNode row) {
        Map<String, String> columns = new TreeMap<>();
        row.fields()
                .forEachRemaining(
                        each -> columns.put(each.getKey(), each.getValue().toString()));
        return columns;
    }

    private static ObjectNode customer(Random random) {
        ObjectNode row = JSON.createObjectNode();
        row.put("cust_num", text(random));
        row.put("status", List.of("n", "a", "c").get(random.nextInt(3)));
        for (String each : List.of("name", "fname", "lname", "mnames", "form")) {
            if (random.nextBoolean()) {
                row.put(each, text(random));
            }
        }
        if (random.nextBoolean()) {
            row.put("sex", List.of("M", "F", "N").get(random.nextInt(3)));
        }
        if (random.nextBoolean()) {
            row.put("maritalstatus", List.of("M", "S").get(random.nextInt(2)));
        }
        return row;
    }

    private static ObjectNode account(Random random) {
        ObjectNode row = JSON.createObjectNode();
        row.put("acct_num", text(random));
        row.put("cust_num", text(random));
        row.put("status", List.of("N", "A", "C").get(random.nextInt(3)));
        for (String each : List.of("created", "valid_from", "valid_to")) {
            if (random.nextBoolean()) {
                row.put(
                        each,
                        LocalDate.ofEpochDay(random.nextInt(-700_000, 2_900_000))
                                .toString());
            }
        }
        for (String each : List.of("type", "name", "pin")) {
            if (random.nextBoolean()) {
                row.put(each, text(random));
            }
        }
        return row;
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int[] points = TEXT.codePoints().toArray();
        for (int i = random.nextInt(1, 12); i > 0; i--) {
            text.appendCodePoint(points[random.nextInt(points.length)]);
        }
        return text.toString();
    }

    private LegacyConsumer consumer(String entity) {
        return model.consumers().stream()
                .filter(each -> each.entity().value().equals(entity))
                .findFirst()
                .orElseThrow();
    }

    private static RawRecord raw(String table, JsonNode row) {
        return new RawRecord(
                table,
                0,
                1,
                1767225600123L,
                Optional.empty(),
                Optional.of(row.toString().getBytes(UTF_8)),
                List.of());
    }

    private static Optional<String> header(CanonicalEvent event, String name) {
        return event.headers().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .flatMap(each -> each.value().map(bytes -> new String(bytes, UTF_8)));
    }
}
