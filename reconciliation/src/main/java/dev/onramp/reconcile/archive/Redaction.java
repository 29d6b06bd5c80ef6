package dev.onramp.reconcile.archive;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.onramp.model.Identifier;
import dev.onramp.model.Source;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Computes from the bytes of a raw record's value what the archive must hold: the same bytes, with the hash in place of each value of a
 * member that is named like a secret column, at any depth and in any case of letters. Immutable and thread-safe.
 */
public final class Redaction {
    private static final JsonFactory JSON =
            JsonFactory.builder().disable(JsonFactory.Feature.CHARSET_DETECTION).build();
    private static final String ALGORITHM = "HmacSHA256";

    private final Set<String> secrets;
    private final byte[] key;

    /** @param hashKey the setting {@code transform.secret-hash-key} */
    public Redaction(Source source, String hashKey) {
        this.secrets = source.secretFields().stream().map(Identifier::value).collect(Collectors.toUnmodifiableSet());
        this.key = hashKey.getBytes(StandardCharsets.UTF_8);
    }

    /** Empty where it takes the contract's care for broken values to say it: for a source with secrets, a value that is not one JSON value. */
    public Optional<byte[]> archived(byte[] value) {
        if (secrets.isEmpty()) {
            return Optional.of(value);
        }
        ByteArrayOutputStream result = new ByteArrayOutputStream(value.length + 128);
        try (JsonParser parser = JSON.createParser(value)) {
            int copied = 0;
            int depth = 0;
            do {
                JsonToken token = parser.nextToken();
                if (token == null) {
                    return Optional.empty();
                }
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                boolean hidden = token == JsonToken.FIELD_NAME && isSecret(parser.currentName());
                if (hidden && parser.nextToken() != JsonToken.VALUE_NULL) {
                    int from = (int) parser.currentTokenLocation().getByteOffset();
                    parser.skipChildren();
                    parser.finishToken();
                    int to = (int) parser.currentLocation().getByteOffset();
                    result.write(value, copied, from - copied);
                    result.writeBytes(hash(value, from, to));
                    copied = to;
                }
            } while (depth > 0);
            result.write(value, copied, value.length - copied);
            return parser.nextToken() == null ? Optional.of(result.toByteArray()) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isSecret(String name) {
        return secrets.contains(name.toLowerCase(Locale.ROOT));
    }

    private byte[] hash(byte[] value, int from, int to) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update(value, from, to - from);
            String digits = HexFormat.of().formatHex(mac.doFinal());
            return ("\"hmac-sha256:" + digits + "\"").getBytes(StandardCharsets.US_ASCII);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
