package dev.onramp.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.onramp.model.CanonicalModel;
import dev.onramp.reconcile.fold.ChangeReader;
import dev.onramp.reconcile.fold.Coordinate;
import dev.onramp.reconcile.fold.RawPayload;
import dev.onramp.reconcile.fold.Reading;
import dev.onramp.transform.Mapped;
import dev.onramp.transform.MappingEngine;
import dev.onramp.transform.Outcome;
import dev.onramp.transform.RawRecord;
import dev.onramp.transform.Truncated;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The compiled mapping of the pipeline and the interpreter of the verification, which share nothing but the model, on random expressions and
 * rows: both take a row or both refuse it, and both give the same value.
 */
class MappingAgreementTest {
    private static final int MODELS = 1500;
    private static final int ROWS = 12;
    private static final JsonMapper JSON = new JsonMapper();

    @ParameterizedTest
    @ValueSource(longs = {7, 20260131, 99})
    void agreesOnRandomExpressionsAndRows(long seed) throws IOException {
        Random random = new Random(seed);
        int mapped = 0;
        int refused = 0;
        for (int number = 0; number < MODELS; number++) {
            RandomMapping mapping = RandomMapping.of(random);
            for (int row = 0; row < ROWS; row++) {
                String json = RandomMapping.row(random);
                if (agrees(mapping.model(), json, "seed " + seed + ", model " + number + ": " + mapping.text())) {
                    mapped++;
                } else {
                    refused++;
                }
            }
        }
        assertThat(mapped).as("rows that are mapped").isGreaterThan(MODELS);
        assertThat(refused).as("rows that are refused").isGreaterThan(MODELS);
    }

    @Test
    void agreesOnTheAddressModel() throws IOException {
        CanonicalModel model = dev.onramp.model.ModelLoader.load(AddressModelTest.FOLDER);
        String row =
                "{\"addr_num\":1,\"cust_num\":\" 7\",\"kind\":\"H\",\"city\":\"de-1-B\",\"phones\":\"1;;2\",\"rent\":\"1.000\"}";

        assertThat(MappedCells.ofPipeline(model, record("raw_table_addr", row)))
                .isEqualTo(MappedCells.ofVerification(model, change("raw_table_addr", row)));
    }

    /** Of a truncate too: whether it is taken, and what its records say. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"op\":\"t\",\"source\":{\"connector\":\"postgresql\",\"lsn\":7,\"ts_ms\":5},\"ts_ms\":6}",
                "{\"op\":\"t\",\"source\":{\"connector\":\"postgresql\"},\"ts_ms\":6}",
                "{\"op\":\"t\",\"source\":{\"connector\":\"mysql\",\"file\":\"b.000002\",\"pos\":4,\"row\":0}}",
                "{\"op\":\"t\",\"source\":{\"connector\":\"sqlserver\"},\"ts_ms\":6}",
                "{\"op\":\"t\",\"source\":{\"connector\":\"oracle\",\"scn\":\"12\"},\"ts_ms\":-6}",
                "{\"payload\":{\"op\":\"t\",\"source\":{\"connector\":\"oracle\",\"scn\":\"12\"}},\"schema\":null}",
                "{\"table\":\"T\",\"op_type\":\"T\",\"op_ts\":\"2026-01-01 00:00:00.5\",\"pos\":\"0042\"}",
                "{\"table\":\"T\",\"op_type\":\"T\",\"op_ts\":\"2026-01-01 00:00:00.5\"}",
                "{\"metadata\":{\"record-type\":\"control\",\"operation\":\"truncate-table\",\"timestamp\":\"2026-01-01T00:00:00Z\"}}",
                "{\"metadata\":{\"record-type\":\"control\",\"operation\":\"truncate-table\",\"commit-timestamp\":\"soon\"}}"
            })
    void agreesOnTruncates(String json) {
        CanonicalModel model = dev.onramp.model.ModelLoader.loadDefault();
        Outcome outcome = new MappingEngine(model).map(record("raw_table_cust", json), "s3://b/o#1");
        Reading reading = new ChangeReader(model).read(change("raw_table_cust", json));

        assertThat(reading instanceof Reading.Mapped)
                .as("pipeline %s, verification %s", outcome, reading)
                .isEqualTo(outcome instanceof Truncated);
        if (outcome instanceof Truncated truncated) {
            Reading.Mapped mapped = (Reading.Mapped) reading;
            assertThat(truncated.events()).hasSameSizeAs(mapped.rows());
            for (int i = 0; i < mapped.rows().size(); i++) {
                Reading.EntityRow row = mapped.rows().get(i);
                assertThat(truncated.events().get(i).topic())
                        .isEqualTo(row.entity().value());
                assertThat(row.row().cells())
                        .contains(
                                "truncate",
                                truncated.truncate().sequence().value(),
                                java.time.Instant.ofEpochMilli(
                                                truncated.truncate().committedAtMillis())
                                        .atOffset(java.time.ZoneOffset.UTC)
                                        .format(java.time.format.DateTimeFormatter.ofPattern(
                                                "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'")));
            }
        }
    }

    /** @return whether the row is mapped */
    private static boolean agrees(CanonicalModel model, String json, String what) throws IOException {
        Outcome outcome = new MappingEngine(model).map(record(RandomMapping.TABLE, json), "s3://b/o#1");
        Reading reading = new ChangeReader(model).read(change(RandomMapping.TABLE, json));
        boolean mapped = outcome instanceof Mapped;
        assertThat(reading instanceof Reading.Mapped)
                .as("%s, row %s: pipeline %s, verification %s", what, json, outcome, reading)
                .isEqualTo(mapped);
        if (mapped) {
            List<Optional<JsonNode>> expected = MappedCells.ofVerification(model, change(RandomMapping.TABLE, json));
            assertThat(MappedCells.ofPipeline(model, record(RandomMapping.TABLE, json)))
                    .as("%s, row %s", what, json)
                    .isEqualTo(expected);
        }
        return mapped;
    }

    private static RawRecord record(String topic, String json) {
        return new RawRecord(
                topic,
                0,
                1,
                1767225600123L,
                Optional.empty(),
                Optional.of(json.getBytes(StandardCharsets.UTF_8)),
                List.of());
    }

    private static dev.onramp.reconcile.fold.RawRecord change(String topic, String json) {
        return new dev.onramp.reconcile.fold.RawRecord(
                new Coordinate(topic, 0, 1), 1767225600123L, topic + "-0-1", new RawPayload.Text(json), 0);
    }

    /** The fields of the first entity as JSON, in the order of the model. */
    private static final class MappedCells {
        static List<Optional<JsonNode>> ofPipeline(CanonicalModel model, RawRecord record) throws IOException {
            Mapped mapped = (Mapped) new MappingEngine(model).map(record, "s3://b/o#1");
            JsonNode value = JSON.readTree(mapped.events().get(0).value().orElseThrow());
            return fields(model, mapped.events().get(0).topic()).stream()
                    .map(field -> Optional.ofNullable(value.get(field.name().value())))
                    .toList();
        }

        static List<Optional<JsonNode>> ofVerification(
                CanonicalModel model, dev.onramp.reconcile.fold.RawRecord change) {
            Reading.EntityRow row = ((Reading.Mapped) new ChangeReader(model).read(change))
                    .rows()
                    .get(0);
            List<dev.onramp.model.Field> fields = fields(model, row.entity().value());
            List<Optional<JsonNode>> cells = new java.util.ArrayList<>();
            for (int i = 0; i < fields.size(); i++) {
                String cell = row.row().cells().get(i);
                cells.add(
                        cell == null
                                ? Optional.empty()
                                : Optional.of(json(fields.get(i).type(), cell)));
            }
            return cells;
        }

        private static List<dev.onramp.model.Field> fields(CanonicalModel model, String entity) {
            return model.entity(new dev.onramp.model.Identifier(entity)).fields();
        }

        /** Texts stay texts; everything else is JSON already. */
        private static JsonNode json(dev.onramp.model.FieldType type, String cell) {
            boolean bare = type instanceof dev.onramp.model.FieldType.ArrayType
                    || type instanceof dev.onramp.model.FieldType.StructType
                    || type == dev.onramp.model.FieldType.Primitive.BOOLEAN
                    || type == dev.onramp.model.FieldType.Primitive.INT
                    || type == dev.onramp.model.FieldType.Primitive.LONG;
            try {
                return bare ? JSON.readTree(cell) : JSON.getNodeFactory().textNode(cell);
            } catch (IOException e) {
                throw new AssertionError(cell, e);
            }
        }
    }
}
