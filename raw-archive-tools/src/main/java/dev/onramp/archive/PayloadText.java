package dev.onramp.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Gives back the payload of a line, decrypted where it is encrypted. Immutable and thread-safe. */
public final class PayloadText {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int NONCE = 12;

    private final byte[] key;

    /** @param key the setting {@code transform.unparsable-key}; may be empty */
    public PayloadText(String key) {
        this.key = decoded(key);
    }

    static String dataid(String line) {
        return parsed(line).path("dataid").asText();
    }

    /**
     * The archived bytes; empty for a record without a value.
     *
     * @throws dev.onramp.config.OnrampException ONR-A007 when it is encrypted with another key
     */
    public Optional<byte[]> of(String line) {
        ObjectNode json = parsed(line);
        if (json.has("payload_encrypted")) {
            return Optional.of(opened(json)
                    .orElseThrow(() -> ArchiveErrors.sealed(
                            coordinates(json), json.path("payload_key_id").asText())));
        }
        if (json.has("payload_base64")) {
            return Optional.of(
                    Base64.getDecoder().decode(json.path("payload_base64").asText()));
        }
        return json.path("payload").isNull()
                ? Optional.empty()
                : Optional.of(json.path("payload").asText().getBytes(StandardCharsets.UTF_8));
    }

    /** The line with {@code payload} or {@code payload_base64} in place of what this key decrypts; else the line itself. */
    public String readable(String line) {
        if (!line.contains("\"payload_encrypted\"")) {
            return line;
        }
        ObjectNode json = parsed(line);
        Optional<byte[]> opened = opened(json);
        if (opened.isEmpty()) {
            return line;
        }
        json.remove("payload_encrypted");
        json.remove("payload_key_id");
        try {
            json.put(
                    "payload",
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(opened.get()))
                            .toString());
        } catch (CharacterCodingException binary) {
            json.put("payload_base64", opened.get());
        }
        return json.toString();
    }

    private Optional<byte[]> opened(ObjectNode json) {
        byte[] sealed =
                Base64.getDecoder().decode(json.path("payload_encrypted").asText());
        if (key.length == 0
                || sealed.length < NONCE
                || !keyId().equals(json.path("payload_key_id").asText())) {
            return Optional.empty();
        }
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(key, "AES"),
                    new GCMParameterSpec(128, Arrays.copyOf(sealed, NONCE)));
            cipher.updateAAD(coordinates(json).getBytes(StandardCharsets.UTF_8));
            return Optional.of(cipher.doFinal(sealed, NONCE, sealed.length - NONCE));
        } catch (GeneralSecurityException damaged) {
            return Optional.empty();
        }
    }

    private String keyId() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key), 0, 8);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private static String coordinates(ObjectNode json) {
        return json.path("topic").asText() + "-" + json.path("partition").asText() + "-"
                + json.path("offset").asText();
    }

    private static ObjectNode parsed(String line) {
        try {
            return (ObjectNode) JSON.readTree(line);
        } catch (JsonProcessingException bad) {
            throw new UncheckedIOException(bad);
        }
    }

    private static byte[] decoded(String setting) {
        try {
            byte[] key = Base64.getDecoder().decode(setting);
            return key.length == 32 ? key : new byte[0];
        } catch (IllegalArgumentException none) {
            return new byte[0];
        }
    }
}
