package dev.onramp.capture;

import dev.onramp.config.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A legacy database on the test's server, changed by psql as a person would. */
record LegacySystem(int port, String user, String password, String database) {
    static final String TABLES = """
            create table cust (cust_num text primary key, status text not null, name text, fname text, lname text,
                mnames text, form text, sex text, maritalstatus text);
            alter table cust replica identity full;
            create table acct (acct_num text primary key, cust_num text not null, created date, valid_from date,
                valid_to date, status text not null, type text, name text, pin text);
            alter table acct replica identity full;
            """;

    static LegacySystem create(Settings settings, String database) {
        var postgres = settings.section("postgres");
        int port = URI.create(postgres.getString("url").substring("jdbc:".length()))
                .getPort();
        new LegacySystem(port, postgres.getString("user"), postgres.getString("password"), "postgres")
                .psql("create database " + database);
        LegacySystem legacy =
                new LegacySystem(port, postgres.getString("user"), postgres.getString("password"), database);
        legacy.psql(TABLES);
        return legacy;
    }

    /** What it prints, rows without decoration. */
    String psql(String sql) {
        return psql(user, password, sql);
    }

    String psql(String asUser, String withPassword, String sql) {
        try {
            ProcessBuilder builder = new ProcessBuilder(List.of(
                            "psql",
                            "-X",
                            "-q",
                            "-At",
                            "-v",
                            "ON_ERROR_STOP=1",
                            "-h",
                            "127.0.0.1",
                            "-p",
                            Integer.toString(port),
                            "-U",
                            asUser,
                            "-d",
                            database,
                            "-c",
                            sql))
                    .redirectErrorStream(true);
            builder.environment().put("PGPASSWORD", withPassword);
            Process process = builder.start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("psql failed: " + said + "\n" + sql);
            }
            return said.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Map<String, String> settings() {
        return Map.of(
                "capture.port", Integer.toString(port),
                "capture.database", database,
                "capture.user", user,
                "capture.password", password);
    }
}
