package dev.onramp.transform;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * The value of a raw record as strict JSON, and as Kafka Connect's wrapper of schema and payload where it is one.
 *
 * @param outer the object itself
 */
record Message(JsonMembers outer) {
    private static final String SCHEMA = "schema";
    private static final String PAYLOAD = "payload";

    /** @throws RejectionException when it is not an object in strict JSON */
    static Message of(byte[] bytes) {
        if (!Utf8.isValid(bytes)) {
            throw new RejectionException(RejectionReason.NOT_JSON, "the value is not UTF-8");
        }
        try (JsonParser parser = StrictJson.FACTORY.createParser(bytes)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw new RejectionException(RejectionReason.NOT_JSON, "the value is empty");
            }
            JsonMembers members = first == JsonToken.START_OBJECT ? JsonMembers.read(parser, bytes, 0) : null;
            parser.skipChildren();
            if (parser.nextToken() != null) {
                throw new RejectionException(RejectionReason.NOT_JSON, StrictJson.AFTER_END);
            }
            if (members == null) {
                throw new RejectionException(RejectionReason.NOT_AN_OBJECT, "the value is JSON, but no object");
            }
            return new Message(members);
        } catch (JsonProcessingException bad) {
            Rejected rejected = StrictJson.notJson(bad);
            throw new RejectionException(rejected.reason(), rejected.message());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    boolean isWrapper() {
        return outer.names().size() == 2 && outer.has(SCHEMA) && outer.has(PAYLOAD);
    }

    /** Of a wrapper. */
    boolean isAroundNull() {
        return outer.value(PAYLOAD) == null;
    }

    /** Of a wrapper. */
    boolean isAroundObject() {
        return outer.hasObject(PAYLOAD);
    }

    /** @throws RejectionException when a wrapper is around no object */
    JsonMembers payload() {
        return outer.object(PAYLOAD).orElseThrow(() -> JsonMembers.bad(PAYLOAD, "an object"));
    }

    /** The wrapper's schema. */
    JsonMembers.@Nullable Value schema() {
        return outer.hasObject(SCHEMA) ? outer.value(SCHEMA) : null;
    }
}
