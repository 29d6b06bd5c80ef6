package dev.onramp.capture.debezium;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The {@code dataid} of each change, from what it is: position, operation, table, key. The same change sent again has the same id. */
final class DataIds {
    private static final int BYTES = 16;

    private final String slot;

    DataIds(String slot) {
        this.slot = slot;
    }

    String of(String position, String operation, String table, byte[] key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : new byte[][] {utf8(slot), utf8(position), utf8(operation), utf8(table), key}) {
                // With its length, so that no two lists of parts read the same.
                digest.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(part.length).flip());
                digest.update(part);
            }
            return "pg-" + HexFormat.of().formatHex(digest.digest(), 0, BYTES);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
