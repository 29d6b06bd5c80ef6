package dev.onramp.local.trino;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValueFactory;
import dev.onramp.local.component.Site;
import dev.onramp.local.data.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Trino's configuration files for one machine and one catalog. */
final class TrinoConfig {
    private TrinoConfig() {}

    /**
     * Writes them.
     *
     * @return the file that {@code -Dconfig} names
     */
    static Path write(Site site, int port, String catalog, Path plugins, Path folder) throws IOException {
        Path catalogs = Files.createDirectories(folder.resolve("catalog"));
        Map<String, String> server = new LinkedHashMap<>();
        server.put("node.environment", "onramp");
        server.put("node.id", "onramp-local");
        server.put("node.bind-ip", "127.0.0.1");
        server.put("node.internal-address", "127.0.0.1");
        server.put("coordinator", "true");
        server.put("node-scheduler.include-coordinator", "true");
        // One line for each poll of each query is nobody's reading.
        server.put("http-server.log.enabled", "false");
        server.put("http-server.http.port", Integer.toString(port));
        // There is one node. On a busy machine its own heartbeats come late, and Trino would find no node to run a
        // query on.
        server.put("failure-detector.enabled", "false");
        server.put("discovery.uri", "http://127.0.0.1:" + port);
        server.put("plugin.dir", plugins.toString());
        server.put("catalog.management", "static");
        server.put("catalog.config-dir", catalogs.toString());
        server.put("access-control.config-files", access(site, folder).toString());
        Path file = folder.resolve("config.properties");
        AtomicFile.write(file, text(server));
        AtomicFile.write(catalogs.resolve(catalog + ".properties"), text(lake(site)));
        if (site.section("local").getBoolean("trino-tpch")) {
            AtomicFile.write(catalogs.resolve("tpch.properties"), text(Map.of("connector.name", "tpch")));
        } else {
            Files.deleteIfExists(catalogs.resolve("tpch.properties"));
        }
        AtomicFile.write(folder.resolve("log.properties"), text(Map.of("io.trino", "WARN", "", "WARN")));
        return file;
    }

    /**
     * Until views are applied, and with them the rules that let others read, the administrator is the only one who may do anything. The rules are read anew for every
     * statement: no view can be newer than the masks of its columns.
     */
    private static Path access(Site site, Path folder) throws IOException {
        Path rules = TrinoComponent.accessRules(site.runDir());
        AtomicFile.write(rules, administratorAlone(site.section("trino").getString("user")));
        Map<String, String> access = new LinkedHashMap<>();
        access.put("access-control.name", "file");
        access.put("security.config-file", rules.toString());
        access.put("security.refresh-period", "1ms");
        Path file = folder.resolve("access-control.properties");
        AtomicFile.write(file, text(access));
        return file;
    }

    private static String administratorAlone(String user) {
        String pattern = Pattern.quote(user);
        Map<String, Map<String, Object>> may = Map.of(
                "catalogs", Map.of("allow", "all"),
                "queries", Map.of("allow", List.of("execute", "view", "kill")),
                "schemas", Map.of("owner", true),
                "tables",
                        Map.of(
                                "privileges",
                                List.of("SELECT", "INSERT", "DELETE", "UPDATE", "OWNERSHIP", "GRANT_SELECT")),
                "functions", Map.of("privileges", List.of("EXECUTE", "GRANT_EXECUTE", "OWNERSHIP")),
                "procedures", Map.of("privileges", List.of("EXECUTE", "GRANT_EXECUTE")));
        Map<String, Object> rules = new TreeMap<>();
        may.forEach((what, rule) -> {
            Map<String, Object> one = new TreeMap<>(rule);
            one.put("user", pattern);
            rules.put(what, List.of(one));
        });
        return ConfigValueFactory.fromMap(rules).render(ConfigRenderOptions.concise());
    }

    private static Map<String, String> lake(Site site) {
        Config s3 = site.section("s3");
        Map<String, String> lake = new LinkedHashMap<>();
        lake.put("connector.name", "delta_lake");
        lake.put("hive.metastore", "file");
        lake.put("hive.metastore.catalog.dir", "s3://" + site.section("lake").getString("bucket") + "/metastore");
        lake.put("hive.metastore.disable-location-checks", "true");
        lake.put("fs.native-s3.enabled", "true");
        lake.put("fs.hadoop.enabled", "false");
        lake.put("s3.endpoint", s3.getString("endpoint"));
        lake.put("s3.region", s3.getString("region"));
        lake.put("s3.aws-access-key", s3.getString("access-key"));
        lake.put("s3.aws-secret-key", s3.getString("secret-key"));
        lake.put("s3.path-style-access", Boolean.toString(s3.getBoolean("path-style-access")));
        lake.put("delta.register-table-procedure.enabled", "true");
        return lake;
    }

    private static String text(Map<String, String> properties) {
        return properties.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue() + "\n")
                .collect(Collectors.joining());
    }
}
