package dev.onramp.ingest.stream;

import static org.awaitility.Awaitility.await;

import dev.onramp.config.Settings;
import dev.onramp.ingest.EntityColumns;
import dev.onramp.ingest.Feeds;
import dev.onramp.ingest.IngestSettings;
import dev.onramp.ingest.TestEntities;
import dev.onramp.ingest.TestRecord;
import dev.onramp.local.LocalStack;
import dev.onramp.local.Service;
import dev.onramp.local.component.ClassArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The step of the build that makes the {@link ClassArchive} of this module: lets the program bring some batches into both sinks of a real
 * stack, and archives what it loaded. Does nothing where the archive is made already, and fails no build for its sake: everything works without.
 */
final class ClassArchiveMain {
    private static final Duration PATIENCE = Duration.ofSeconds(240);
    private static final int PIECES = 3;

    private ClassArchiveMain() {}

    public static void main(String[] args) throws Exception {
        ClassArchive archive = ClassArchive.of(Path.of(System.getProperty("onramp.home")), "streaming-ingest");
        if (archive.exists()) {
            return;
        }
        Path folder = Files.createDirectories(Path.of("target/class-archive"));
        Path classes = folder.resolve("classes");
        work(folder, classes);
        try {
            archive.make(classes);
            System.out.println("an archive of the libraries' classes, for quicker starts: " + archive.file());
        } catch (IOException e) {
            System.out.println("processes with Spark start more slowly than they could: " + e.getMessage());
        }
    }

    private static void work(Path folder, Path classes) throws Exception {
        List<TestRecord> feed = Feeds.changes(new Random(1), 300, 60, "");
        try (LocalStack stack = LocalStack.temporary(Service.KAFKA, Service.S3, Service.POSTGRES)) {
            Settings settings = stack.settings()
                    .with(Map.of(
                            "model-dir",
                            IngestProcess.model(folder.resolve("model"))
                                    .toAbsolutePath()
                                    .toString()));
            IngestSettings ingest = IngestSettings.of(settings);
            Path config = IngestProcess.config(folder.resolve("onramp.conf"), settings);
            try (CanonicalProducer producer = new CanonicalProducer(ingest.bootstrapServers());
                    IngestProcess process = IngestProcess.startToTell(config, folder.resolve("log"), classes)) {
                producer.createTopics(
                        TestEntities.BOTH.stream().map(EntityColumns::entity).toList());
                for (int i = 0; i < PIECES; i++) {
                    producer.send(feed.subList(i * feed.size() / PIECES, (i + 1) * feed.size() / PIECES));
                    await("the batch")
                            .atMost(PATIENCE)
                            .failFast("the program ended; log: " + folder.resolve("log"), () -> !process.isAlive())
                            .until(() -> ConsumerGroups.settled(ingest));
                }
                process.stop(PATIENCE);
            }
        }
    }
}
