package dev.onramp.transform;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Entity;
import dev.onramp.model.Expression;
import dev.onramp.model.Field;
import dev.onramp.model.Identifier;
import dev.onramp.model.MappingFunctions;
import dev.onramp.model.Source;
import dev.onramp.model.contract.CloudEventHeaders;
import dev.onramp.model.contract.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the events of one entity from the rows of one source. Immutable and thread-safe. */
final class EntityMapping {
    private static final JsonFactory JSON = new JsonFactory();
    /** The key of a truncate, which no entity has. */
    private static final byte[] NO_KEY = {'{', '}'};
    /** Of the key's values as text; what every store can have in an index. */
    private static final int LONGEST_KEY_BYTES = 500;

    /** One field: where its value comes from and how it is written. */
    private record Plan(
            SerializedString name,
            String path,
            boolean required,
            @Nullable Extractor extractor,
            FieldWriter writer) {
        @Nullable
        Object value(SourceRow row) {
            Object value = extractor == null ? null : extractor.extract(row);
            if (value != null) {
                return writer.convert(value);
            }
            if (required) {
                throw new RejectionException(RejectionReason.FIELD_ABSENT, path + " is required and absent");
            }
            return null;
        }
    }

    private final String topic;
    private final String idSuffix;
    private final Plan[] plans;
    /** Positions of the key fields in {@link #plans}, in key order. */
    private final int[] key;

    private final RecordHeader specVersion = RecordHeader.ofText(CloudEventHeaders.SPEC_VERSION, "1.0");
    private final RecordHeader contentType = RecordHeader.ofText(CloudEventHeaders.CONTENT_TYPE, "application/json");
    private final RecordHeader eventSource;
    private final RecordHeader upserted;
    private final RecordHeader deleted;
    private final RecordHeader truncated;
    private final RecordHeader dataSchema;
    private final RecordHeader mappingVersion;

    EntityMapping(Source source, Source.Production production, CanonicalModel model) {
        Entity entity = model.entity(production.entity());
        String name = entity.name().value();
        String version = Integer.toString(source.version());
        topic = Topics.canonical(entity.name());
        idSuffix = "/" + name + "/" + version;
        List<Field> fields = entity.fields();
        plans = fields.stream()
                .map(field -> plan(source, production, entity, field, model.functions()))
                .toArray(Plan[]::new);
        List<Identifier> names = fields.stream().map(Field::name).toList();
        key = entity.key().stream().mapToInt(names::indexOf).toArray();
        eventSource = RecordHeader.ofText(CloudEventHeaders.SOURCE, "/" + source.system() + "/" + source.table());
        upserted = RecordHeader.ofText(CloudEventHeaders.TYPE, "dev.onramp." + name + ".upserted.v1");
        deleted = RecordHeader.ofText(CloudEventHeaders.TYPE, "dev.onramp." + name + ".deleted.v1");
        truncated = RecordHeader.ofText(CloudEventHeaders.TYPE, "dev.onramp." + name + ".truncated.v1");
        dataSchema = RecordHeader.ofText(CloudEventHeaders.DATA_SCHEMA, "urn:onramp:schema:" + name + ":1");
        mappingVersion = RecordHeader.ofText(CloudEventHeaders.MAPPING_VERSION, version);
    }

    private static Plan plan(
            Source source, Source.Production production, Entity entity, Field field, MappingFunctions functions) {
        String path = entity.name() + "." + field.name();
        Expression expression = production.fields().get(field.name());
        return new Plan(
                new SerializedString(field.name().value()),
                path,
                !field.optional() || entity.isKey(field.name()),
                expression == null ? null : new ExpressionCompiler(source, path, functions).compile(expression),
                FieldWriters.of(field.type(), path));
    }

    /** @throws RejectionException when the row gives no such entity */
    CanonicalEvent event(RawChange change, EventContext context) {
        SourceRow row = change.after().orElse(null);
        @Nullable Object[] values = new Object[plans.length];
        Optional<byte[]> value = Optional.empty();
        if (row != null) {
            for (int index = 0; index < plans.length; index++) {
                values[index] = plans[index].value(row);
            }
            value = Optional.of(json(values, null));
        } else {
            SourceRow last = change.before().orElse(change.key());
            for (int index : key) {
                values[index] = plans[index].value(last);
            }
        }
        String subject = subject(values);
        if (subject.getBytes(StandardCharsets.UTF_8).length > LONGEST_KEY_BYTES) {
            throw new RejectionException(
                    RejectionReason.BAD_FIELD,
                    topic + ": the values of its key have more than " + LONGEST_KEY_BYTES + " bytes");
        }
        return new CanonicalEvent(
                topic,
                Optional.of(json(values, key)),
                value,
                headers(row == null ? deleted : upserted, subject, context),
                change.committedAtMillis());
    }

    /** Says that no row of the entity is left. */
    CanonicalEvent event(Truncate truncate, EventContext context) {
        return new CanonicalEvent(
                topic,
                Optional.of(NO_KEY),
                Optional.empty(),
                headers(truncated, "", context).stream()
                        .filter(each -> !each.name().equals(CloudEventHeaders.SUBJECT))
                        .toList(),
                truncate.committedAtMillis());
    }

    /** The object of those fields, or of all. */
    private byte[] json(@Nullable Object[] values, int @Nullable [] only) {
        try (ByteArrayBuilder bytes = new ByteArrayBuilder(256);
                JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            int count = only == null ? plans.length : only.length;
            for (int position = 0; position < count; position++) {
                int index = only == null ? position : only[position];
                Object value = values[index];
                if (value != null) {
                    json.writeFieldName(plans[index].name());
                    plans[index].writer().write(value, json);
                }
            }
            json.writeEndObject();
            json.flush();
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private String subject(@Nullable Object[] values) {
        if (key.length == 1) {
            return String.valueOf(values[key[0]]);
        }
        StringBuilder subject = new StringBuilder();
        for (int index : key) {
            subject.append(subject.isEmpty() ? "" : ",").append(values[index]);
        }
        return subject.toString();
    }

    private List<RecordHeader> headers(RecordHeader type, String subject, EventContext context) {
        return List.of(
                specVersion,
                RecordHeader.ofText(CloudEventHeaders.ID, context.dataId() + idSuffix + context.idEnd()),
                eventSource,
                type,
                context.time(),
                RecordHeader.ofText(CloudEventHeaders.SUBJECT, subject),
                dataSchema,
                context.sequence(),
                context.sequenceOrigin(),
                context.operation(),
                context.dataIdHeader(),
                context.rawRef(),
                mappingVersion,
                context.traceParent(),
                contentType);
    }
}
