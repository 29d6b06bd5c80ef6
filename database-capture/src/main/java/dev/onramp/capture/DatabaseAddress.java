package dev.onramp.capture;

import java.util.Objects;

/** Where the legacy database is and who asks. The text leaves the password out. */
public record DatabaseAddress(String host, int port, String database, String user, String password, SslMode sslMode) {
    /** How the connection is encrypted; the names are PostgreSQL's own. */
    public enum SslMode {
        DISABLE,
        PREFER,
        REQUIRE,
        VERIFY_CA,
        VERIFY_FULL;

        /** As PostgreSQL's drivers spell it. */
        public String text() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    public DatabaseAddress {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(database, "database");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(password, "password");
        Objects.requireNonNull(sslMode, "sslMode");
    }

    @Override
    public String toString() {
        return database + " at " + host + ":" + port;
    }
}
