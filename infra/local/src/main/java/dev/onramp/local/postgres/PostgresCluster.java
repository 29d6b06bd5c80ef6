package dev.onramp.local.postgres;

import com.typesafe.config.Config;
import dev.onramp.local.data.AtomicFile;
import dev.onramp.local.process.ProcessIdentity;
import dev.onramp.local.process.ProcessTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A database cluster in a folder.
 *
 * @param binaries folder that holds {@code bin/initdb}
 * @param prefix words before each program
 * @param data the folder
 */
record PostgresCluster(Path binaries, List<String> prefix, Path data) {

    /** Creates it where there is none; what a creation that was cut short left is removed first. */
    void create(String user, String password, Path scratch) throws IOException, InterruptedException {
        if (Files.isRegularFile(data.resolve("PG_VERSION")) && Files.isRegularFile(data.resolve(".complete"))) {
            return;
        }
        removeTree(data);
        Files.createDirectories(data);
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
        Path passwordFile = scratch.resolve("postgres.password");
        AtomicFile.write(passwordFile, password + "\n");
        try {
            List<String> words = new ArrayList<>(prefix);
            words.add(binaries.resolve("bin/initdb").toString());
            words.addAll(List.of("-D", data.toString(), "-U", user, "--pwfile=" + passwordFile));
            words.addAll(List.of("-A", "scram-sha-256", "-E", "UTF8", "--locale=C", "--no-sync", "--no-instructions"));
            Process initdb = new ProcessBuilder(words).redirectErrorStream(true).start();
            initdb.getOutputStream().close();
            String said = new String(initdb.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (initdb.waitFor() != 0) {
                throw new IOException("initdb ended with exit code " + initdb.exitValue() + ":\n" + said.strip());
            }
            Files.createFile(data.resolve(".complete"));
        } finally {
            Files.deleteIfExists(passwordFile);
        }
    }

    /**
     * Removes the lock of a server that no longer runs. PostgreSQL asks only whether some process has that id, which may be a stranger, or a
     * dead one that nobody has collected. Called with the stack's lock held.
     */
    void removeStaleLock() throws IOException {
        Path lock = data.resolve("postmaster.pid");
        if (!Files.exists(lock)) {
            return;
        }
        String pid = Files.readString(lock).lines().findFirst().orElse("").strip();
        boolean ours = pid.matches("[0-9]{1,18}")
                && ProcessIdentity.of(Long.parseLong(pid))
                        .filter(each -> ProcessTree.worksBelow(each.pid(), data))
                        .isPresent();
        if (!ours) {
            Files.delete(lock);
        }
    }

    /** Server settings. Durability stays on: what was acknowledged survives a crash of the machine. */
    static Map<String, String> options(int port, Config sizes) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("listen_addresses", "127.0.0.1");
        options.put("port", Integer.toString(port));
        options.put("unix_socket_directories", "");
        options.put("wal_level", "logical");
        options.put("shared_buffers", sizes.getString("shared-buffers"));
        options.put("max_connections", "50");
        options.put("max_wal_size", sizes.getString("max-wal-size"));
        options.put("io_method", "sync");
        options.put("max_parallel_workers", "0");
        options.put("autovacuum_max_workers", "1");
        options.put("timezone", "UTC");
        options.put("log_timezone", "UTC");
        return options;
    }

    private static void removeTree(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> entries = Files.walk(root)) {
            for (Path each : entries.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
