package dev.onramp.views;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** How names and texts are written into SQL. All names are made of {@code [a-z0-9_]}, so characters are bytes. */
public final class SqlNames {
    /** The longest identifier that PostgreSQL keeps whole, in bytes. */
    public static final int MAX_BYTES = 63;

    private static final int HASH_DIGITS = 8;

    private SqlNames() {}

    /** The name, between double quotes when it is a reserved word of one of the engines. */
    public static String quoted(String name) {
        return ReservedWords.contains(name) ? '"' + name + '"' : name;
    }

    /** A text literal; any character is allowed in it. */
    public static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /**
     * The name itself where it is short enough, else its beginning and a hash.
     *
     * @param identity what the name stands for; the same identity always gives the same hash
     */
    static String fitted(String name, String identity) {
        return fitted(name, identity, MAX_BYTES);
    }

    static String fitted(String name, String identity, int maxBytes) {
        return name.length() <= maxBytes ? name : hashed(name, identity, maxBytes);
    }

    /** The name's beginning and a hash of what it stands for, at most {@value #MAX_BYTES} bytes. */
    static String hashed(String name, String identity) {
        return hashed(name, identity, MAX_BYTES);
    }

    private static String hashed(String name, String identity, int maxBytes) {
        int room = maxBytes - HASH_DIGITS - 1;
        return name.substring(0, Math.min(room, name.length())) + "_" + hash(identity);
    }

    private static String hash(String identity) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_DIGITS / 2);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
