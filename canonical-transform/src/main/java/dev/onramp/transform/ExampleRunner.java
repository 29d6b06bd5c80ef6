package dev.onramp.transform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.onramp.config.Problem;
import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Field;
import dev.onramp.model.FieldType;
import dev.onramp.model.Identifier;
import dev.onramp.model.Source;
import dev.onramp.model.contract.Topics;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Runs the worked examples of a model through its mapping. Stateless and thread-safe. */
public final class ExampleRunner {
    private static final JsonMapper JSON = new JsonMapper();

    private ExampleRunner() {}

    /** Every difference between what the examples say and what the mapping does; empty when all examples hold. */
    public static List<Problem> run(CanonicalModel model) {
        MappingEngine engine = new MappingEngine(new CanonicalModel(
                model.entities(),
                model.sources().stream().map(ExampleRunner::ofRows).toList(),
                model.functions(),
                List.of()));
        List<Problem> problems = new ArrayList<>();
        for (Source source : model.sources()) {
            for (int index = 0; index < source.examples().size(); index++) {
                String path = source.table() + ".examples[" + index + "]";
                problems.addAll(new Check(model, path)
                        .run(engine, source, source.examples().get(index)));
            }
        }
        return problems;
    }

    /** Examples are rows, in whatever format the source sends its changes. */
    private static Source ofRows(Source source) {
        return new Source(
                source.table(),
                source.system(),
                Source.Format.ROW,
                Source.Order.BROKER,
                source.key(),
                source.fields(),
                source.version(),
                source.produces(),
                source.examples(),
                source.schemaDrift());
    }

    private record Check(CanonicalModel model, String path, List<Problem> problems) {
        Check(CanonicalModel model, String path) {
            this(model, path, new ArrayList<>());
        }

        List<Problem> run(MappingEngine engine, Source source, Source.Example example) {
            Outcome outcome = engine.map(record(source, example), "s3://examples#1");
            if (outcome instanceof Rejected rejected) {
                add("in", "the row is rejected: " + rejected.errorId() + ": " + rejected.message());
            } else if (outcome instanceof Mapped mapped) {
                compare(mapped.events(), example.out());
            } else {
                add("in", "the row changes nothing");
            }
            return problems;
        }

        private static RawRecord record(Source source, Source.Example example) {
            Map<String, Object> row = new LinkedHashMap<>();
            for (Field column : source.fields()) {
                Object value = example.in().get(column.name().value());
                row.put(column.name().value(), value == null ? null : asSent(column.type(), value));
            }
            try {
                return new RawRecord(
                        Topics.raw(source.table()),
                        0,
                        0,
                        0,
                        Optional.empty(),
                        Optional.of(JSON.writeValueAsBytes(row)),
                        List.of());
            } catch (JsonProcessingException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }

        /** A value as a person writes it in a model file, turned into what a legacy system sends for such a column. */
        private static Object asSent(FieldType type, Object value) {
            boolean number = type == FieldType.Primitive.INT
                    || type == FieldType.Primitive.LONG
                    || type == FieldType.Primitive.DOUBLE
                    || type == FieldType.Primitive.BOOLEAN;
            if (number) {
                return new RawValue(String.valueOf(value));
            }
            if (type instanceof FieldType.ArrayType array && value instanceof List<?> list) {
                return list.stream().map(each -> asSent(array.element(), each)).toList();
            }
            if (type instanceof FieldType.StructType struct && value instanceof Map<?, ?> members) {
                Map<String, Object> sent = new LinkedHashMap<>();
                for (Field field : struct.fields()) {
                    Object member = members.get(field.name().value());
                    if (member != null) {
                        sent.put(field.name().value(), asSent(field.type(), member));
                    }
                }
                return sent;
            }
            return String.valueOf(value);
        }

        private void compare(List<CanonicalEvent> events, Map<Identifier, Map<String, Object>> expected) {
            Map<String, JsonNode> actual = new TreeMap<>();
            for (CanonicalEvent event : events) {
                actual.put(event.topic(), json(event.value().orElseThrow()));
            }
            for (var entry : expected.entrySet()) {
                String topic = Topics.canonical(entry.getKey());
                JsonNode value = actual.remove(topic);
                if (value == null) {
                    add("out." + topic, "the row gives no such entity");
                } else {
                    compare(entry.getKey(), value, entry.getValue());
                }
            }
            actual.keySet().forEach(topic -> add("out", "the row gives an entity '" + topic + "' too"));
        }

        private void compare(Identifier entity, JsonNode actual, Map<String, Object> expected) {
            for (var field : model.entity(entity).fields()) {
                String name = field.name().value();
                Object value = expected.get(name);
                String found = actual.has(name) ? actual.get(name).toString() : "nothing";
                String wanted = value == null ? "nothing" : canonical(field.type(), value, entity + "." + name);
                if (!found.equals(wanted)) {
                    add("out." + entity + "." + name, "expected " + wanted + ", the mapping gives " + found);
                }
            }
        }

        /** The JSON that the mapping would write for a value that a person wrote. */
        private static String canonical(FieldType type, Object value, String path) {
            FieldWriter writer = FieldWriters.of(type, path);
            try (StringWriter text = new StringWriter();
                    var json = JSON.getFactory().createGenerator(text)) {
                writer.write(writer.convert(texts(value)), json);
                json.flush();
                return text.toString();
            } catch (RejectionException noSuchValue) {
                return String.valueOf(value) + " (" + noSuchValue.getMessage() + ")";
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }

        private static Object texts(Object value) {
            if (value instanceof List<?> list) {
                return list.stream().map(Check::texts).toList();
            }
            if (value instanceof Map<?, ?> map) {
                Map<Object, Object> members = new TreeMap<>();
                map.forEach((name, member) -> members.put(name, texts(member)));
                return members;
            }
            return String.valueOf(value);
        }

        private static JsonNode json(byte[] value) {
            try {
                return JSON.readTree(value);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }

        private void add(String where, String cause) {
            problems.add(new Problem("model", 0, path + "." + where, cause, "Mend the example or the mapping"));
        }
    }
}
