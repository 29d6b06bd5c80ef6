package dev.onramp.local;

import dev.onramp.config.Settings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Plain clients that use the stack as any other program would. */
final class StackClients {
    private static final String TOPIC = "stack_test";

    private final Settings settings;
    private final String bootstrapServers;
    private final String bucket;

    StackClients(Settings settings) {
        this.settings = settings;
        this.bootstrapServers = settings.section("kafka").getString("bootstrap-servers");
        this.bucket = settings.section("lake").getString("bucket");
    }

    void writeEverywhere(String text) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get(20, TimeUnit.SECONDS);
        }
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers, "acks", "all"),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, text)).get(20, TimeUnit.SECONDS);
        }
        try (S3Client s3 = s3()) {
            s3.putObject(request -> request.bucket(bucket).key("stack/test"), RequestBody.fromString(text));
        }
        try (Connection connection = postgres();
                Statement statement = connection.createStatement()) {
            statement.execute("create table stack_test (text text)");
            statement.execute("insert into stack_test values ('" + text + "')");
        }
    }

    /** Connections that stay open, some of them in use, until closed. */
    AutoCloseable connectEverywhere() throws Exception {
        var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers, "acks", "all"),
                new StringSerializer(),
                new StringSerializer());
        producer.send(new ProducerRecord<>(TOPIC, "connected")).get(20, TimeUnit.SECONDS);
        Connection connection = postgres();
        return () -> {
            producer.close(Duration.ZERO);
            connection.close();
        };
    }

    /** From Kafka, S3 and PostgreSQL, in this order. */
    List<String> readEverywhere() throws Exception {
        List<String> texts = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers),
                new StringDeserializer(),
                new StringDeserializer())) {
            TopicPartition partition = new TopicPartition(TOPIC, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            for (ConsumerRecord<String, String> each : consumer.poll(Duration.ofSeconds(20))) {
                texts.add(each.value());
            }
        }
        try (S3Client s3 = s3()) {
            texts.add(s3.getObjectAsBytes(request -> request.bucket(bucket).key("stack/test"))
                    .asString(StandardCharsets.UTF_8));
        }
        try (Connection connection = postgres();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select text from stack_test")) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    /** How many each of these topics has. */
    List<Integer> partitions(String... topics) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            var found = admin.describeTopics(List.of(topics)).allTopicNames().get(20, TimeUnit.SECONDS);
            return Arrays.stream(topics)
                    .map(each -> found.get(each).partitions().size())
                    .toList();
        }
    }

    List<String> buckets() {
        try (S3Client s3 = s3()) {
            return s3.listBuckets().buckets().stream().map(Bucket::name).toList();
        }
    }

    /** So many writers create one object, each only if it does not exist and with one try; how many were told that they did. */
    int raceToCreate(String key, int writers) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        CountDownLatch start = new CountDownLatch(1);
        try (S3Client s3 = s3()) {
            List<Future<Boolean>> told = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                String body = "writer " + writer;
                told.add(threads.submit(() -> {
                    start.await();
                    return isToldThatItCreated(s3, key, body);
                }));
            }
            start.countDown();
            int created = 0;
            for (Future<Boolean> each : told) {
                created += each.get(30, TimeUnit.SECONDS) ? 1 : 0;
            }
            return created;
        } finally {
            threads.shutdownNow();
        }
    }

    private boolean isToldThatItCreated(S3Client s3, String key, String body) {
        try {
            s3.putObject(request -> request.bucket(bucket).key(key).ifNoneMatch("*"), RequestBody.fromString(body));
            return true;
        } catch (S3Exception e) {
            if (e.statusCode() == 412 || e.statusCode() == 409) {
                return false;
            }
            throw e;
        }
    }

    /** Writes so many objects without bytes, each with one try. */
    void writeEmptyObjects(int count) {
        try (S3Client s3 = s3()) {
            for (int i = 0; i < count; i++) {
                String key = "empty/" + i;
                s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.empty());
            }
        }
    }

    private S3Client s3() {
        var section = settings.section("s3");
        return S3Client.builder()
                .endpointOverride(URI.create(section.getString("endpoint")))
                .region(Region.of(section.getString("region")))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(section.getString("access-key"), section.getString("secret-key"))))
                .forcePathStyle(true)
                .overrideConfiguration(client -> client.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    private Connection postgres() throws Exception {
        var section = settings.section("postgres");
        return DriverManager.getConnection(
                section.getString("url"), section.getString("user"), section.getString("password"));
    }
}
