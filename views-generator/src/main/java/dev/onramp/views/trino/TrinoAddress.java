package dev.onramp.views.trino;

import com.typesafe.config.Config;
import dev.onramp.config.Settings;
import dev.onramp.views.ViewsErrors;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Properties;

/**
 * Where Trino is and as whom to speak to it. Immutable and thread-safe.
 *
 * @param url JDBC address with a catalog, {@code jdbc:trino://host:port/catalog}
 */
public record TrinoAddress(String url, String user) {
    public TrinoAddress {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(user, "user");
    }

    /** From {@code trino.url} and {@code trino.user}. */
    public static TrinoAddress of(Settings settings) {
        Config trino = settings.section("trino");
        return new TrinoAddress(trino.getString("url"), trino.getString("user"));
    }

    /** The same Trino, spoken to as somebody else. */
    public TrinoAddress as(String other) {
        return new TrinoAddress(url, other);
    }

    /**
     * A connection, which nobody has answered yet: that shows with the first statement. The caller closes it.
     *
     * @throws dev.onramp.config.OnrampException ONR-V010 when the address is none of Trino's or names no catalog
     */
    Connection open() {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("source", "onramp");
        try {
            Connection connection = DriverManager.getConnection(url, properties);
            if (connection.getCatalog() == null) {
                connection.close();
                throw ViewsErrors.badAddress(
                        shown(), "it names no catalog, so it is open where tables and views belong");
            }
            return connection;
        } catch (SQLException e) {
            throw ViewsErrors.badAddress(shown(), String.valueOf(e.getMessage()));
        }
    }

    /**
     * What Trino calls the lake. Asks nobody.
     *
     * @throws dev.onramp.config.OnrampException ONR-V010
     */
    public String catalog() {
        try (Connection connection = open()) {
            return connection.getCatalog();
        } catch (SQLException e) {
            throw ViewsErrors.badAddress(shown(), String.valueOf(e.getMessage()));
        }
    }

    /** For messages: without what follows a question mark, where passwords may stand. */
    String shown() {
        int parameters = url.indexOf('?');
        return parameters < 0 ? url : url.substring(0, parameters);
    }
}
