package dev.onramp.local.postgres;

import com.typesafe.config.Config;
import dev.onramp.config.Settings;
import dev.onramp.local.Service;
import dev.onramp.local.StackListener;
import dev.onramp.local.component.Command;
import dev.onramp.local.component.Component;
import dev.onramp.local.component.PortWish;
import dev.onramp.local.component.Site;
import dev.onramp.local.component.StopSignal;
import dev.onramp.local.component.UserCache;
import dev.onramp.local.data.LoopbackPort;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** PostgreSQL 18, small, ready for logical replication. */
public final class PostgresComponent implements Component {
    private static final String PORT = "postgres";

    @Override
    public Service service() {
        return Service.POSTGRES;
    }

    @Override
    public List<PortWish> ports(Settings settings) {
        return List.of(new PortWish(PORT, settings.section("local").getInt("ports.postgres")));
    }

    @Override
    public Command prepare(Site site, StackListener listener) throws IOException, InterruptedException {
        Path binaries = PostgresBinaries.unpacked(site.home(), UserCache.folder());
        List<String> prefix = RootGuard.prefix();
        Path data = site.stateDir(Service.POSTGRES);
        Config postgres = site.section("postgres");
        PostgresCluster cluster = new PostgresCluster(binaries, prefix, data);
        cluster.create(postgres.getString("user"), postgres.getString("password"), site.runDir());
        cluster.removeStaleLock();
        List<String> words = new ArrayList<>(prefix);
        words.add(binaries.resolve("bin/postgres").toString());
        words.addAll(List.of("-D", data.toString()));
        PostgresCluster.options(site.port(PORT), site.section("local").getConfig("postgres"))
                .forEach((name, value) -> {
                    words.add("-c");
                    words.add(name + "=" + value);
                });
        return new Command(words, data, Map.of());
    }

    @Override
    public void probe(Site site) throws IOException, SQLException {
        LoopbackPort.requireListening(site.port(PORT));
        try (Connection connection = connect(site);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select 1")) {
            rows.next();
        }
    }

    @Override
    public void provision(Site site) throws SQLException {
        String database = PostgresUrl.database(site.section("postgres").getString("url"));
        try (Connection connection = connect(site);
                Statement statement = connection.createStatement();
                var lookup = connection.prepareStatement("select 1 from pg_database where datname = ?")) {
            lookup.setString(1, database);
            try (ResultSet rows = lookup.executeQuery()) {
                if (!rows.next()) {
                    statement.execute("create database \"" + database.replace("\"", "\"\"") + "\"");
                }
            }
        }
    }

    @Override
    public Map<String, String> endpoints(Settings settings, Map<String, Integer> ports) {
        String database = PostgresUrl.database(settings.section("postgres").getString("url"));
        return Map.of("postgres.url", "jdbc:postgresql://127.0.0.1:" + ports.get(PORT) + "/" + database);
    }

    @Override
    public Map<String, String> connection(Site site) {
        Config postgres = site.section("postgres");
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("jdbc_url", postgres.getString("url"));
        facts.put("host", "127.0.0.1");
        facts.put("port", Integer.toString(site.port(PORT)));
        facts.put("database", PostgresUrl.database(postgres.getString("url")));
        facts.put("user", postgres.getString("user"));
        facts.put("password", postgres.getString("password"));
        facts.put("schema", postgres.getString("schema"));
        return facts;
    }

    /** Fast shutdown: open sessions are ended, not waited for. */
    @Override
    public StopSignal stopSignal() {
        return StopSignal.INT;
    }

    /** To the database that always exists. */
    private static Connection connect(Site site) throws SQLException {
        Config postgres = site.section("postgres");
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + site.port(PORT) + "/postgres?connectTimeout=2&socketTimeout=10",
                postgres.getString("user"),
                postgres.getString("password"));
    }
}
