package dev.onramp.local.postgres;

import java.net.URI;

/** Reads JDBC URLs of PostgreSQL. */
final class PostgresUrl {
    private PostgresUrl() {}

    /** The database of {@code jdbc:postgresql://host:port/database?...}; {@code onramp} where the URL names none. */
    static String database(String url) {
        String path = URI.create(url.substring("jdbc:".length())).getPath();
        return path == null || path.length() < 2 ? "onramp" : path.substring(1);
    }
}
