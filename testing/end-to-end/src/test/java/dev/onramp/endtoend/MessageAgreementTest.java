package dev.onramp.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Field;
import dev.onramp.model.Identifier;
import dev.onramp.model.SchemaDrift;
import dev.onramp.model.Source;
import dev.onramp.reconcile.fold.ChangeReader;
import dev.onramp.reconcile.fold.Coordinate;
import dev.onramp.reconcile.fold.RawPayload;
import dev.onramp.reconcile.fold.Reading;
import dev.onramp.transform.CanonicalEvent;
import dev.onramp.transform.Mapped;
import dev.onramp.transform.MappingEngine;
import dev.onramp.transform.Outcome;
import dev.onramp.transform.RawRecord;
import dev.onramp.transform.Rejected;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The reading of the tools' messages in the pipeline and in the verification, which share nothing but the model, on random messages with random faults: both take,
 * skip or refuse a message, and of what they take both make the same rows under the same order.
 */
class MessageAgreementTest {
    private static final int MESSAGES = 40_000;
    private static final long TIMESTAMP = 1767225600123L;
    private static final JsonMapper JSON = new JsonMapper();

    private enum Verdict {
        MAPPED,
        SKIPPED,
        REFUSED
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 20260131, 99})
    void agreesOnRandomMessages(long seed) throws IOException {
        Random random = new Random(seed);
        RandomMessage messages = new RandomMessage(random);
        Map<Verdict, Integer> seen = new EnumMap<>(Verdict.class);
        for (Source.Format format : Source.Format.values()) {
            for (Source.Order order : Source.Order.values()) {
                SchemaDrift drift = random.nextInt(4) == 0 ? SchemaDrift.REJECT : SchemaDrift.KEEP;
                Pair pair = new Pair(RandomMessage.model(format, order, drift));
                for (int number = 0; number < MESSAGES / 18; number++) {
                    seen.merge(pair.verdict(messages.next(), format + ", " + order + ", " + drift), 1, Integer::sum);
                }
            }
        }
        assertThat(seen.values()).as(seen.toString()).hasSize(3).allMatch(each -> each > MESSAGES / 100);
    }

    /** Both engines of one model. */
    private static final class Pair {
        private final CanonicalModel model;
        private final MappingEngine pipeline;
        private final ChangeReader verification;

        private Pair(CanonicalModel model) {
            this.model = model;
            pipeline = new MappingEngine(model);
            verification = new ChangeReader(model);
        }

        private Verdict verdict(String json, String what) throws IOException {
            Outcome outcome = pipeline.map(
                    new RawRecord(
                            RandomMessage.TABLE,
                            3,
                            17,
                            TIMESTAMP,
                            Optional.empty(),
                            Optional.of(json.getBytes(StandardCharsets.UTF_8)),
                            List.of()),
                    "s3://b/o#1");
            Reading reading = verification.read(new dev.onramp.reconcile.fold.RawRecord(
                    new Coordinate(RandomMessage.TABLE, 3, 17), TIMESTAMP, "t-3-17", new RawPayload.Text(json), 0));
            Verdict verdict = outcome instanceof Mapped
                    ? Verdict.MAPPED
                    : outcome instanceof Rejected ? Verdict.REFUSED : Verdict.SKIPPED;
            Verdict other = reading instanceof Reading.Mapped
                    ? Verdict.MAPPED
                    : reading instanceof Reading.Rejected ? Verdict.REFUSED : Verdict.SKIPPED;
            assertThat(other)
                    .as(
                            "%s, %s: pipeline %s, verification %s",
                            what,
                            json,
                            outcome instanceof Mapped ? "maps it" : outcome,
                            reading instanceof Reading.Mapped ? "maps it" : reading)
                    .isEqualTo(verdict);
            if (outcome instanceof Mapped mapped && reading instanceof Reading.Mapped read) {
                assertThat(rows(read)).as("%s, %s", what, json).isEqualTo(rows(mapped));
            }
            return verdict;
        }

        private List<String> rows(Mapped mapped) throws IOException {
            List<String> rows = new ArrayList<>();
            for (CanonicalEvent event : mapped.events()) {
                JsonNode key = JSON.readTree(event.key().orElseThrow());
                JsonNode value =
                        event.value().isPresent() ? JSON.readTree(event.value().get()) : key;
                List<@Nullable String> cells = new ArrayList<>();
                for (Field field : fields(event.topic())) {
                    JsonNode cell = value.get(field.name().value());
                    cells.add(cell == null ? null : cell.asText());
                }
                for (String header : List.of("ce_operation", "ce_sequence", "ce_time")) {
                    cells.add(text(event, header));
                }
                rows.add(event.topic() + (event.value().isPresent() ? " is " : " is not ") + cells);
            }
            Collections.sort(rows);
            return rows;
        }

        private List<String> rows(Reading.Mapped read) {
            List<String> rows = new ArrayList<>();
            for (Reading.EntityRow row : read.rows()) {
                int fields = fields(row.entity().value()).size();
                List<@Nullable String> cells = new ArrayList<>(row.row().cells().subList(0, fields + 3));
                String time = cells.remove(fields + 2);
                cells.add(time == null ? null : time.replace("000Z", "Z"));
                rows.add(row.entity() + (row.fate() == Reading.Fate.PRESENT ? " is " : " is not ") + cells);
            }
            Collections.sort(rows);
            return rows;
        }

        private List<Field> fields(String entity) {
            return model.entity(new Identifier(entity)).fields();
        }
    }

    private static String text(CanonicalEvent event, String header) {
        return event.headers().stream()
                .filter(each -> each.name().equals(header))
                .map(each -> new String(each.value().orElseThrow(), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow();
    }
}
