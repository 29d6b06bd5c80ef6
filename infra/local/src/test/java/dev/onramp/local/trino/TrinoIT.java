package dev.onramp.local.trino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import dev.onramp.config.Settings;
import dev.onramp.local.LocalStack;
import dev.onramp.local.Service;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Trino as the stack starts it, asked over JDBC. */
class TrinoIT {
    private static LocalStack stack;
    private static Settings settings;

    @BeforeAll
    static void start() {
        stack = LocalStack.temporary(Service.TRINO);
        settings = stack.settings();
    }

    @AfterAll
    static void stop() {
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void hasTheSchemasOfTablesAndViewsFromItsStartOn() throws SQLException {
        assertThat(rows("SHOW SCHEMAS FROM lake")).contains("canonical", "views");
    }

    @Test
    void saysThatThereIsNoTableToRegister() {
        assertThatThrownBy(() ->
                        run("CALL system.register_table('canonical', 'nothing', 's3://onramp-lake/canonical/nothing')"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("No transaction log found in location s3://onramp-lake/canonical/nothing");
    }

    @Test
    void answersThroughAViewOverATable() throws SQLException {
        run("CREATE TABLE canonical.fruit AS SELECT * FROM (VALUES (1, 'apple'), (2, 'pear')) AS t (id, name)");
        run("CREATE VIEW views.fruit_wide AS SELECT name FROM canonical.fruit WHERE id > 1");

        assertThat(rows("SELECT name FROM views.fruit_wide")).containsExactly("pear");
    }

    @Test
    void seesTheCommitOfAnotherWriterInTheNextQuery() throws SQLException {
        run("CREATE TABLE canonical.fresh WITH (location = 's3://onramp-lake/canonical/fresh') AS SELECT 1 AS id");
        assertThat(rows("SELECT count(*) FROM canonical.fresh")).containsExactly("1");

        appendTheSameFileAgain("canonical/fresh/");

        assertThat(rows("SELECT count(*) FROM canonical.fresh")).containsExactly("2");
    }

    @Test
    void letsNobodyElseInBeforeRulesSayWhoMay() {
        for (String user : List.of("analyst", "nobody", "Onramp")) {
            assertThatThrownBy(() -> rows(user, "SELECT 1"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("Access Denied");
        }
        assertThat(settings.section("trino").getString("access-rules")).endsWith("/run/trino/access-rules.json");
    }

    @Test
    void listensOnTheLoopbackAddressAlone() {
        String url = settings.section("trino").getString("url");

        assertThat(url).startsWith("jdbc:trino://127.0.0.1:");
        assertThatThrownBy(() -> {
                    try (var socket = new java.net.Socket()) {
                        socket.connect(
                                new java.net.InetSocketAddress(
                                        "127.0.0.2",
                                        URI.create(url.substring(5)).getPort()),
                                500);
                    }
                })
                .isInstanceOf(java.io.IOException.class);
    }

    @Test
    void staysWithinItsShareOfTheMemory() throws SQLException {
        run("CREATE TABLE canonical.numbers AS SELECT n, n % 100 AS k FROM UNNEST(sequence(1, 10000)) AS t (n)");
        for (int time = 0; time < 5; time++) {
            rows("SELECT k, count(*) FROM canonical.numbers a JOIN canonical.numbers b USING (k) GROUP BY k");
        }

        assertThat(stack.status().of(Service.TRINO).rssMib()).isBetween(100L, 1_126L);
    }

    /** What another engine does when it appends: a data file first, then a commit that names it. */
    private static void appendTheSameFileAgain(String table) {
        String bucket = settings.section("lake").getString("bucket");
        try (S3Client s3 = s3()) {
            List<String> keys = s3
                    .listObjectsV2(request -> request.bucket(bucket).prefix(table))
                    .contents()
                    .stream()
                    .map(S3Object::key)
                    .toList();
            String data = keys.stream()
                    .filter(key -> !key.contains("/_delta_log/"))
                    .findFirst()
                    .orElseThrow();
            String commit = keys.stream()
                    .filter(key -> key.endsWith("00000000000000000000.json"))
                    .findFirst()
                    .orElseThrow();
            byte[] bytes = s3.getObjectAsBytes(request -> request.bucket(bucket).key(data))
                    .asByteArray();
            String log = s3.getObjectAsBytes(request -> request.bucket(bucket).key(commit))
                    .asUtf8String();
            String name = data.substring(table.length());
            String add = log.lines()
                    .filter(line -> line.startsWith("{\"add\""))
                    .findFirst()
                    .orElseThrow();
            s3.putObject(request -> request.bucket(bucket).key(table + "again-" + name), RequestBody.fromBytes(bytes));
            s3.putObject(
                    request -> request.bucket(bucket)
                            .key(commit.replace("00000000000000000000.json", "00000000000000000001.json")),
                    RequestBody.fromString(add.replace(name, "again-" + name)));
        }
    }

    private static S3Client s3() {
        Config s3 = settings.section("s3");
        return S3Client.builder()
                .endpointOverride(URI.create(s3.getString("endpoint")))
                .region(Region.of(s3.getString("region")))
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(s3.getString("access-key"), s3.getString("secret-key"))))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    private static Connection connect() throws SQLException {
        return connect(settings.section("trino").getString("user"));
    }

    private static Connection connect(String user) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", user);
        return DriverManager.getConnection(settings.section("trino").getString("url"), login);
    }

    private static void run(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> rows(String sql) throws SQLException {
        return rows(settings.section("trino").getString("user"), sql);
    }

    private static List<String> rows(String user, String sql) throws SQLException {
        try (Connection connection = connect(user);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> first = new ArrayList<>();
            while (rows.next()) {
                first.add(rows.getString(1));
            }
            return first;
        }
    }
}
