package dev.onramp.ingest.postgres;

import dev.onramp.ingest.IngestSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Opens connections with bounds on every wait, so that a database that hangs looks like one that is down. */
public final class PostgresConnections {
    private static final int CONNECT_SECONDS = 10;
    private static final int ANSWER_SECONDS = 120;

    private PostgresConnections() {}

    /** A connection without auto-commit, which the caller closes. */
    public static Connection open(IngestSettings.Postgres settings) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", settings.user());
        properties.setProperty("password", settings.password());
        properties.setProperty("connectTimeout", Integer.toString(CONNECT_SECONDS));
        properties.setProperty("loginTimeout", Integer.toString(CONNECT_SECONDS));
        properties.setProperty("socketTimeout", Integer.toString(ANSWER_SECONDS));
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("ApplicationName", "onramp-ingest");
        Connection connection = DriverManager.getConnection(settings.url(), properties);
        try {
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return connection;
    }
}
