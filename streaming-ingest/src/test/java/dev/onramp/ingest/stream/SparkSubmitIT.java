package dev.onramp.ingest.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onramp.config.Settings;
import dev.onramp.ingest.EntityColumns;
import dev.onramp.ingest.Feeds;
import dev.onramp.ingest.IngestSettings;
import dev.onramp.ingest.TestEntities;
import dev.onramp.ingest.TestRecord;
import dev.onramp.ingest.postgres.PostgresContents;
import dev.onramp.local.LocalStack;
import dev.onramp.local.Service;
import dev.onramp.model.ModelLoader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one jar, started by spark-submit's own class with nothing else than Spark, Hadoop and the AWS SDK beside it. */
class SparkSubmitIT {
    private static final Duration PATIENCE = Duration.ofSeconds(180);
    /** Folders of the local repository whose jars a cluster does not bring. */
    private static final List<String> OURS = List.of(
            "/dev/onramp/",
            "/com/typesafe/config/",
            "/io/delta/",
            "/io/unitycatalog/",
            "/kafka-clients/",
            "/commons-pool2/",
            "/spark-sql-kafka-0-10_2.13/",
            "/spark-token-provider-kafka-0-10_2.13/",
            "/org/postgresql/",
            "/target/");

    @TempDir
    Path folder;

    @Test
    void theShadedJarRunsTheWholeJobOnAClusterThatHasNothingOfOurs() throws Exception {
        try (LocalStack stack = LocalStack.temporary(Service.KAFKA, Service.S3, Service.POSTGRES)) {
            Settings all = stack.settings()
                    .with(Map.of(
                            "ingest.trigger-interval",
                            "200ms",
                            "ingest.spark-master",
                            "",
                            "model-dir",
                            model().toString()));
            IngestSettings settings = IngestSettings.of(all);
            List<String> topics = EntityColumns.of(ModelLoader.load(settings.modelDir())).stream()
                    .map(EntityColumns::entity)
                    .toList();
            Path config = Files.writeString(
                    folder.resolve("onramp.conf"),
                    "onramp " + all.root().getConfig("onramp").root().render());
            List<TestRecord> feed = Feeds.feed(new Random(3), 200, 40).stream()
                    .filter(each -> each.topic().equals("customer"))
                    .toList();
            try (CanonicalProducer producer = new CanonicalProducer(settings.bootstrapServers())) {
                producer.createTopics(topics);
                producer.send(feed);
                Process driver = submit(config);
                try {
                    await("the job to bring all of it into both sinks")
                            .atMost(PATIENCE)
                            .until(() -> !driver.isAlive() || ConsumerGroups.settled(settings));
                    assertThat(driver.isAlive()).as(this::log).isTrue();
                    assertThat(folder.resolve("ready")).exists();
                    assertThat(PostgresContents.latest(settings.postgres(), TestEntities.CUSTOMER))
                            .isEqualTo(Feeds.latest(feed, "customer"));
                } finally {
                    driver.destroy();
                    if (!driver.waitFor(60, TimeUnit.SECONDS)) {
                        driver.destroyForcibly();
                    }
                }
                assertThat(driver.exitValue()).as(this::log).isZero();
            }
        }
    }

    private Process submit(Path config) throws Exception {
        try (Stream<Path> built = Files.list(Path.of("target"))) {
            Path jar = built.filter(file -> file.toString().endsWith("-spark.jar"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no target/*-spark.jar: run the phase package first"));
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx700m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    cluster(),
                    "org.apache.spark.deploy.SparkSubmit",
                    "--master",
                    "local[2]",
                    "--class",
                    "dev.onramp.ingest.IngestMain",
                    jar.toString(),
                    "--config",
                    config.toString(),
                    "--ready-file",
                    folder.resolve("ready").toString()));
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
        }
    }

    /** The jars that the product runs with, less those that the shaded jar must hold itself. */
    private static String cluster() throws Exception {
        String all = Files.readString(Path.of("target/classpath.txt")).strip();
        return Stream.of(all.split(File.pathSeparator))
                .filter(jar -> OURS.stream().noneMatch(jar::contains))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** A model of the one entity that the feed is made for. */
    private Path model() throws IOException {
        Path model = folder.resolve("model");
        Files.createDirectories(model.resolve("sources"));
        Files.writeString(Files.createDirectories(model.resolve("entities")).resolve("customer.conf"), """
                entities.customer {
                  doc = "A customer."
                  kind = thing
                  key = [customer_number]
                  fields {
                    customer_number { type = string, doc = "Its number." }
                    status { type = string, doc = "Its status." }
                    note { type = string, optional = true, doc = "A note." }
                  }
                }
                """);
        return model;
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException e) {
            return "no log yet";
        }
    }
}
