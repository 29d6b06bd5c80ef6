package dev.onramp.transform;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** JSON as raw topics must have it: UTF-8, no duplicate members, nothing behind the value. Stateless. */
final class StrictJson {
    static final String AFTER_END = "something follows the JSON value";

    static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            // UTF-8 and nothing else: what looks like UTF-16 is not guessed at.
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            // Names come from strangers: they neither fill the JVM's table of strings nor stop a whole batch.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .build();

    private StrictJson() {}

    static Rejected notJson(JsonProcessingException bad) {
        // Its own message would show parts of the value.
        JsonLocation at = bad.getLocation();
        String where = at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
        return new Rejected(RejectionReason.NOT_JSON, "the value is not strict JSON" + where);
    }

    /** What is wrong with the text as JSON, if anything is. */
    static Optional<Rejected> syntaxProblem(byte[] bytes) {
        try (JsonParser parser = FACTORY.createParser(bytes)) {
            parser.nextToken();
            parser.skipChildren();
            return parser.nextToken() == null
                    ? Optional.empty()
                    : Optional.of(new Rejected(RejectionReason.NOT_JSON, AFTER_END));
        } catch (JsonProcessingException bad) {
            return Optional.of(notJson(bad));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
