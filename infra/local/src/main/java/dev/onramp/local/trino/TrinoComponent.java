package dev.onramp.local.trino;

import com.typesafe.config.Config;
import dev.onramp.config.Settings;
import dev.onramp.local.LocalErrors;
import dev.onramp.local.Service;
import dev.onramp.local.StackListener;
import dev.onramp.local.component.Command;
import dev.onramp.local.component.Component;
import dev.onramp.local.component.JavaProgram;
import dev.onramp.local.component.PortWish;
import dev.onramp.local.component.Site;
import dev.onramp.local.component.UserCache;
import dev.onramp.local.data.LoopbackPort;
import java.io.IOException;
import java.nio.file.Files;
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
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Trino with the lake as its one catalog. Needs a newer JDK than the rest; without one the rest runs alone. */
public final class TrinoComponent implements Component {
    private static final String PORT = "trino";
    private static final int COMPACT_HEADERS_SINCE = 25;
    private static final Pattern URL = Pattern.compile("jdbc:trino://[^/]+/([a-z][a-z0-9_]*)(/.*)?");

    @Override
    public Service service() {
        return Service.TRINO;
    }

    /** The catalog's metastore lies on S3. */
    @Override
    public Set<Service> needs() {
        return Set.of(Service.S3);
    }

    /** Where Trino reads who may read what, below the folder of generated configuration. */
    public static Path accessRules(Path runDir) {
        return runDir.resolve("trino").resolve("access-rules.json");
    }

    @Override
    public List<PortWish> ports(Settings settings) {
        return List.of(new PortWish(PORT, settings.section("local").getInt("ports.trino")));
    }

    @Override
    public Optional<String> obstacle(Site site) {
        return NewJdk.home().isPresent()
                ? Optional.empty()
                : Optional.of("Trino " + TrinoArchive.VERSION + " needs a JDK " + NewJdk.OLDEST
                        + " or newer beside this one; install one (for example Temurin 25) where the system keeps its JDKs, or let"
                        + " ONRAMP_JAVA_HOME name its folder, then run ./onramp up again");
    }

    @Override
    public Command prepare(Site site, StackListener listener) throws IOException, InterruptedException {
        Files.createDirectories(site.stateDir(Service.TRINO));
        TrinoServer server = TrinoServer.unpacked(UserCache.folder(), site.logFile(Service.TRINO), listener);
        Path config = TrinoConfig.write(
                site,
                site.port(PORT),
                catalog(site),
                server.plugins(),
                Files.createDirectories(site.runDir().resolve("trino")));
        List<Path> jars;
        try (Stream<Path> files = Files.list(server.jars())) {
            jars = files.sorted().toList();
        }
        Path javaHome = NewJdk.home().orElseThrow();
        return new JavaProgram(
                        javaHome, jars, jvmOptions(site, javaHome, config), "io.trino.server.TrinoServer", List.of())
                .command(site, Service.TRINO);
    }

    private static List<String> jvmOptions(Site site, Path javaHome, Path config) {
        List<String> options = new ArrayList<>(List.of(
                "-Xmx" + site.heap("trino"),
                // Half the start of the full compiler, and less memory; queries here are small.
                "-XX:TieredStopAtLevel=1",
                "-XX:ReservedCodeCacheSize=96m",
                "-Djdk.attach.allowAttachSelf=true",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "--add-modules=jdk.incubator.vector",
                "-Dconfig=" + config,
                "-Dlog.levels-file=" + config.resolveSibling("log.properties")));
        if (NewJdk.version(javaHome) >= COMPACT_HEADERS_SINCE) {
            options.add("-XX:+UseCompactObjectHeaders");
        }
        return options;
    }

    /**
     * Trino's own info page says ready before queries run, and so do queries that the coordinator answers alone: only one that is given to a worker
     * tells, and the worker becomes known some seconds later.
     */
    @Override
    public void probe(Site site) throws IOException, SQLException {
        LoopbackPort.requireListening(site.port(PORT));
        try (Connection connection = connect(site);
                Statement statement = connection.createStatement()) {
            readAll(statement, "SHOW SCHEMAS FROM " + catalog(site));
            readAll(statement, "SELECT count(*) FROM TABLE(sequence(start => 1, stop => 3))");
        }
    }

    /** Makes the schemas of the tables and of the views, where Trino keeps none yet. */
    @Override
    public void provision(Site site) throws SQLException {
        Config lake = site.section("lake");
        try (Connection connection = connect(site);
                Statement statement = connection.createStatement()) {
            for (String schema :
                    List.of(lake.getString("schema"), site.section("trino").getString("views-schema"))) {
                String location = "s3://" + lake.getString("bucket") + "/" + schema;
                statement.execute("CREATE SCHEMA IF NOT EXISTS \"" + schema.replace("\"", "\"\"")
                        + "\" WITH (location = '" + location.replace("'", "''") + "')");
            }
        }
    }

    private static void readAll(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                rows.getString(1);
            }
        }
    }

    @Override
    public Map<String, String> endpoints(Settings settings, Map<String, Integer> ports) {
        String url = settings.section("trino").getString("url");
        return Map.of("trino.url", url.replaceFirst("//[^/]+/", "//127.0.0.1:" + ports.get(PORT) + "/"));
    }

    @Override
    public Map<String, String> connection(Site site) {
        Config trino = site.section("trino");
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("jdbc_url", trino.getString("url"));
        facts.put("user", trino.getString("user"));
        facts.put("catalog", catalog(site));
        facts.put("views_schema", trino.getString("views-schema"));
        return facts;
    }

    private static Connection connect(Site site) throws SQLException {
        Config trino = site.section("trino");
        Properties login = new Properties();
        login.setProperty("user", trino.getString("user"));
        return DriverManager.getConnection(trino.getString("url"), login);
    }

    private static String catalog(Site site) {
        Matcher url = URL.matcher(site.section("trino").getString("url"));
        if (!url.matches()) {
            throw LocalErrors.noTrinoCatalog(site.section("trino").getString("url"));
        }
        return url.group(1);
    }
}
