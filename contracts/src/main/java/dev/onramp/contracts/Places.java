package dev.onramp.contracts;

import dev.onramp.config.Settings;
import dev.onramp.views.LakeLayout;
import java.net.URI;
import java.util.Objects;

/**
 * Where the data products are, as far as contracts and lineage name it. Holds no user and no password. Immutable.
 *
 * @param broker the bootstrap servers of Kafka
 * @param layout bucket and schemas of the lake
 * @param postgresSchema of the operational tables
 */
public record Places(String broker, LakeLayout layout, Address trino, Address postgres, String postgresSchema) {
    /** @param database database or catalog */
    public record Address(String host, int port, String database) {
        String authority() {
            return host + ":" + port;
        }

        private static Address of(String key, String url) {
            try {
                URI uri = URI.create(url.replaceFirst("^jdbc:", ""));
                String path = uri.getPath() == null ? "" : uri.getPath().replaceFirst("^/", "");
                String database = path.contains("/") ? path.substring(0, path.indexOf('/')) : path;
                if (uri.getHost() != null && !database.isEmpty()) {
                    int usual = "postgresql".equals(uri.getScheme()) ? 5432 : 8080;
                    return new Address(uri.getHost(), uri.getPort() < 0 ? usual : uri.getPort(), database);
                }
            } catch (IllegalArgumentException e) {
                // The same to the user as an address without its parts.
            }
            throw ContractsErrors.badAddress(key, url.replaceFirst("\\?.*", ""));
        }
    }

    public Places {
        Objects.requireNonNull(broker, "broker");
        Objects.requireNonNull(layout, "layout");
        Objects.requireNonNull(trino, "trino");
        Objects.requireNonNull(postgres, "postgres");
        Objects.requireNonNull(postgresSchema, "postgresSchema");
    }

    /** @throws dev.onramp.config.OnrampException ONR-K003 when an address has not the parts that a contract names */
    public static Places of(Settings settings) {
        return new Places(
                settings.section("kafka").getString("bootstrap-servers"),
                LakeLayout.of(settings),
                Address.of("trino.url", settings.section("trino").getString("url")),
                Address.of("postgres.url", settings.section("postgres").getString("url")),
                settings.section("postgres").getString("schema"));
    }

    /** The folder of a Delta table. */
    String location(String table) {
        return "s3://" + layout.bucket() + "/" + layout.tables() + "/" + table;
    }
}
