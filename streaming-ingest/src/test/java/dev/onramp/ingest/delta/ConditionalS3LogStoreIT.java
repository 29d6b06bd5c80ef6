package dev.onramp.ingest.delta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.ingest.IngestSettings;
import dev.onramp.ingest.spark.SparkSessions;
import dev.onramp.local.LocalStack;
import dev.onramp.local.Service;
import java.nio.file.FileAlreadyExistsException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The log store against a real S3 endpoint. */
class ConditionalS3LogStoreIT {
    private static LocalStack stack;
    private static Configuration configuration;
    private static String root;

    @BeforeAll
    static void start() {
        stack = LocalStack.temporary(Service.S3);
        IngestSettings settings = IngestSettings.of(stack.settings());
        configuration = new Configuration();
        SparkSessions.storage(settings.s3())
                .forEach((key, value) -> configuration.set(key.replaceFirst("^spark\\.hadoop\\.", ""), value));
        root = settings.lake().root() + "/log-store-test/_delta_log/";
    }

    @AfterAll
    static void stop() throws Exception {
        // Hadoop keeps one client for a bucket's name; the next stack has the same name elsewhere.
        FileSystem.closeAll();
        stack.close();
    }

    @Test
    void oneOfTwoWritersGetsEachVersion() throws Exception {
        var threads = Executors.newFixedThreadPool(2);
        CyclicBarrier together = new CyclicBarrier(2);
        for (int version = 0; version < 40; version++) {
            Path path = new Path(root + String.format("%020d.json", version));
            List<Future<Boolean>> writers = new ArrayList<>();
            for (int writer = 0; writer < 2; writer++) {
                String action = "{\"writer\":" + writer + "}";
                Callable<Boolean> race = () -> {
                    ConditionalS3LogStore store = new ConditionalS3LogStore(configuration);
                    together.await();
                    try {
                        store.write(path, List.of(action).iterator(), false, configuration);
                        return true;
                    } catch (FileAlreadyExistsException e) {
                        return false;
                    }
                };
                writers.add(threads.submit(race));
            }
            boolean first = writers.get(0).get();
            boolean second = writers.get(1).get();
            assertThat(first).as("version %s", version).isNotEqualTo(second);
            assertThat(lines(path)).containsExactly("{\"writer\":" + (first ? 0 : 1) + "}");
        }
        threads.shutdown();
    }

    @Test
    void ourOwnBytesCountAsOurCommit() throws Exception {
        Path path = new Path(root + "lost-reply.json");
        ConditionalS3LogStore store = new ConditionalS3LogStore(configuration);

        store.write(path, List.of("a", "b").iterator(), false, configuration);
        store.write(path, List.of("a", "b").iterator(), false, configuration);

        assertThat(lines(path)).containsExactly("a", "b");
        assertThatThrownBy(() -> store.write(path, List.of("a").iterator(), false, configuration))
                .isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void overwritesWhereItIsAskedTo() throws Exception {
        Path path = new Path(root + "_last_checkpoint");
        ConditionalS3LogStore store = new ConditionalS3LogStore(configuration);

        store.write(path, List.of("1").iterator(), true, configuration);
        store.write(path, List.of("2").iterator(), true, configuration);

        assertThat(lines(path)).containsExactly("2");
    }

    private static List<String> lines(Path path) throws Exception {
        List<String> lines = new ArrayList<>();
        try (var read = new ConditionalS3LogStore(configuration).read(path, configuration)) {
            read.forEachRemaining(lines::add);
        }
        return lines;
    }
}
