package dev.onramp.reconcile;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.config.Settings;
import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Entity;
import dev.onramp.model.FieldType;
import dev.onramp.model.FieldType.Primitive;
import dev.onramp.model.Identifier;
import dev.onramp.model.contract.Topics;
import dev.onramp.reconcile.archive.Redaction;
import dev.onramp.reconcile.compare.Column;
import dev.onramp.reconcile.compare.ExpectedRows;
import dev.onramp.reconcile.compare.HistoryRows;
import dev.onramp.reconcile.compare.LatestRows;
import dev.onramp.reconcile.delta.DeltaWriter;
import dev.onramp.reconcile.fold.Coordinate;
import dev.onramp.reconcile.fold.Fingerprint;
import dev.onramp.reconcile.fold.Fold;
import dev.onramp.reconcile.fold.Folded;
import dev.onramp.reconcile.fold.RawPayload;
import dev.onramp.reconcile.fold.RawRecord;
import dev.onramp.reconcile.s3.S3Connection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Plays the pipeline for tests: puts raw records into Kafka, archives them, fills Delta tables and PostgreSQL with what the fold expects, and
 * commits the offsets of every group. Each part can be put out of order on its own.
 */
final class World implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Settings settings;
    private final CanonicalModel model = Samples.model();
    private final S3Client s3;
    private final Admin admin;
    private final KafkaProducer<byte[], byte[]> producer;
    private final List<RawRecord> records = new ArrayList<>();
    private final Map<Coordinate, byte[]> values = new HashMap<>();

    World(Settings settings) {
        this.settings = settings;
        this.s3 = S3Connection.open(settings.section("s3"));
        Map<String, Object> kafka =
                Map.of("bootstrap.servers", settings.section("kafka").getString("bootstrap-servers"));
        this.admin = Admin.create(kafka);
        this.producer = new KafkaProducer<>(kafka, new ByteArraySerializer(), new ByteArraySerializer());
    }

    Settings settings() {
        return settings;
    }

    /** Sends a raw record and takes note of it. */
    Coordinate send(String topic, int partition, byte[] value) {
        RecordMetadata sent = sent(new ProducerRecord<>(topic, partition, null, value));
        Coordinate at = new Coordinate(topic, partition, sent.offset());
        byte[] archived = new Redaction(
                        model.source(new Identifier(topic)),
                        settings.section("transform").getString("secret-hash-key"))
                .archived(value)
                .orElse(value);
        values.put(at, archived);
        records.add(new RawRecord(at, sent.timestamp(), at.toString(), payload(archived), Fingerprint.of(archived)));
        return at;
    }

    Coordinate send(String topic, int partition, String value) {
        return send(topic, partition, value.getBytes(StandardCharsets.UTF_8));
    }

    /** Takes the note back, as if the record had been sent to nobody's knowledge. */
    void forget(Coordinate at) {
        records.removeIf(each -> each.at().equals(at));
        values.remove(at);
    }

    /** Archives those records as one object, and gives its key. */
    String archive(Coordinate... coordinates) {
        return archive(List.of(coordinates), Map.of());
    }

    /** The same with other payloads for some records. */
    String archive(List<Coordinate> coordinates, Map<Coordinate, String> others) {
        Coordinate first = coordinates.get(0);
        Coordinate last = coordinates.get(coordinates.size() - 1);
        String key = String.format(
                "%s/%s/dt=2026-01-01/%s-%d-%020d-%020d.ndjson.gz",
                settings.section("archive").getString("prefix"),
                first.topic(),
                first.topic(),
                first.partition(),
                first.offset(),
                last.offset());
        String lines = coordinates.stream()
                .map(each -> line(
                        record(each),
                        others.containsKey(each)
                                ? others.get(each).getBytes(StandardCharsets.UTF_8)
                                : values.get(each)))
                .collect(Collectors.joining("\n", "", "\n"));
        put(key, zipped(lines));
        return key;
    }

    void put(String key, byte[] bytes) {
        store(archiveBucket(), key, bytes);
    }

    void deleteArchived(String key) {
        s3.deleteObject(request -> request.bucket(archiveBucket()).key(key));
    }

    /** Sends a dead letter as the transform does. */
    void deadLetter(Coordinate at) {
        sent(aboutDeadLetter(at, values.get(at)));
    }

    /** The same of a change that cannot be produced. */
    void deadLetter(Coordinate at, String errorId) {
        ProducerRecord<byte[], byte[]> letter = aboutDeadLetter(at, null);
        letter.headers().add("onramp.error.id", errorId.getBytes(StandardCharsets.UTF_8));
        sent(letter);
    }

    /** Closes the dead letters of a record. */
    void replayed(Coordinate at) {
        ProducerRecord<byte[], byte[]> marker = aboutDeadLetter(at, null);
        marker.headers().add("onramp.replayed", "mapped".getBytes(StandardCharsets.UTF_8));
        sent(marker);
    }

    private static ProducerRecord<byte[], byte[]> aboutDeadLetter(Coordinate at, byte[] value) {
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(Topics.deadLetters(at.topic()), 0, null, value);
        letter.headers().add("__connect.errors.topic", at.topic().getBytes(StandardCharsets.UTF_8));
        letter.headers()
                .add(
                        "__connect.errors.partition",
                        Integer.toString(at.partition()).getBytes(StandardCharsets.UTF_8));
        letter.headers()
                .add("__connect.errors.offset", Long.toString(at.offset()).getBytes(StandardCharsets.UTF_8));
        return letter;
    }

    void clearDeadLetters(String topic) {
        deleteRecords(new TopicPartition(Topics.deadLetters(topic), 0));
    }

    /** Removes all records of a partition, as retention does. */
    void deleteRecords(TopicPartition partition) {
        get(() -> admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(-1)))
                .all()
                .get());
    }

    /** Commits, for every group, everything that stands in its topics. */
    void commitAll() {
        List<String> raw =
                model.sources().stream().map(each -> Topics.raw(each.table())).toList();
        List<String> canonical = model.entities().stream()
                .map(each -> Topics.canonical(each.name()))
                .toList();
        commit(settings.section("forwarder").getString("group-id"), raw);
        commit(settings.section("ingest").getString("lake-group-id"), canonical);
        commit(settings.section("ingest").getString("postgres-group-id"), canonical);
    }

    /** What the stores must hold. */
    Folded folded() {
        Fold fold = new Fold(model);
        records.forEach(fold::add);
        return fold.folded(Set.of());
    }

    void fillDelta() {
        Folded folded = folded();
        for (Entity entity : model.entities()) {
            writeDelta(entity.name().value(), Column.of(entity), rows(new LatestRows(folded.entity(entity.name()))));
            writeDelta(
                    entity.name() + "_history", Column.of(entity), rows(new HistoryRows(folded.entity(entity.name()))));
        }
    }

    void writeDelta(String table, List<Column> columns, List<List<String>> rows) {
        String bucket = settings.section("lake").getString("bucket");
        String prefix = settings.section("lake").getString("schema") + "/" + table + "/";
        s3.listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix))
                .contents()
                .forEach(each ->
                        s3.deleteObject(request -> request.bucket(bucket).key(each.key())));
        get(() -> {
            Path folder = Files.createTempDirectory("onramp-delta-");
            if (rows.isEmpty()) {
                DeltaWriter.write(folder, columns);
            } else {
                DeltaWriter.write(folder, columns, rows);
            }
            try (var files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile)
                        .sorted(java.util.Comparator.reverseOrder())
                        .toList()) {
                    String name = folder.relativize(file).toString();
                    if (!name.endsWith(".crc")) {
                        store(bucket, prefix + name, Files.readAllBytes(file));
                    }
                    Files.delete(file);
                }
            }
            return null;
        });
    }

    void fillPostgres() {
        Folded folded = folded();
        String schema = settings.section("postgres").getString("schema");
        execute("drop schema if exists " + schema + " cascade", "create schema " + schema);
        for (Entity entity : model.entities()) {
            List<Column> columns = Column.of(entity);
            String table = schema + "." + entity.name();
            execute("create table " + table
                    + columns.stream()
                            .map(each -> each.name() + " " + postgresType(each.type()))
                            .collect(Collectors.joining(", ", " (", ")")));
            for (List<String> row : rows(new LatestRows(folded.entity(entity.name())))) {
                List<String> cells = new ArrayList<>();
                for (int i = 0; i < row.size(); i++) {
                    cells.add(
                            row.get(i) == null
                                    ? "null"
                                    : "'" + row.get(i) + "'::"
                                            + postgresType(columns.get(i).type()));
                }
                execute("insert into " + table + " values (" + String.join(", ", cells) + ")");
            }
        }
    }

    void execute(String... statements) {
        var postgres = settings.section("postgres");
        try (Connection connection = DriverManager.getConnection(
                        postgres.getString("url"), postgres.getString("user"), postgres.getString("password"));
                var statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<List<String>> rows(ExpectedRows expected) {
        return new ArrayList<>(
                expected.all().map(each -> each.accepted().get(0).cells()).toList());
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
        s3.close();
    }

    /** The URL connection client reports a connection that the server has closed meanwhile on a PUT, instead of taking a new one. */
    private void store(String bucket, String key, byte[] bytes) {
        for (int tries = 1; ; tries++) {
            try {
                s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromBytes(bytes));
                return;
            } catch (UncheckedIOException | SdkClientException e) {
                if (tries == 5) {
                    throw e;
                }
            }
        }
    }

    private RawRecord record(Coordinate at) {
        return records.stream().filter(each -> each.at().equals(at)).findFirst().orElseThrow();
    }

    private static RawPayload payload(byte[] value) {
        try {
            return new RawPayload.Text(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(java.nio.ByteBuffer.wrap(value))
                    .toString());
        } catch (CharacterCodingException e) {
            return new RawPayload.Binary();
        }
    }

    private static String line(RawRecord record, byte[] archived) {
        Coordinate at = record.at();
        ObjectNode line = JSON.createObjectNode();
        line.put("topic", at.topic()).put("partition", at.partition()).put("offset", at.offset());
        line.put("timestamp", record.timestamp()).put("dataid", record.dataid()).putNull("key");
        if (payload(archived) instanceof RawPayload.Text text) {
            line.put("payload", text.text());
        } else {
            line.put("payload_base64", Base64.getEncoder().encodeToString(archived));
        }
        return line.toString();
    }

    private static byte[] zipped(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void commit(String group, List<String> topics) {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        get(() -> admin.describeTopics(topics).allTopicNames().get())
                .forEach((topic, description) -> description
                        .partitions()
                        .forEach(each -> wanted.put(new TopicPartition(topic, each.partition()), OffsetSpec.latest())));
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        get(() -> admin.listOffsets(wanted).all().get())
                .forEach((partition, end) -> offsets.put(partition, new OffsetAndMetadata(end.offset())));
        get(() -> admin.alterConsumerGroupOffsets(group, offsets).all().get());
    }

    private RecordMetadata sent(ProducerRecord<byte[], byte[]> record) {
        return get(() -> producer.send(record).get());
    }

    private String archiveBucket() {
        return settings.section("archive").getString("bucket");
    }

    private static String postgresType(FieldType type) {
        if (type instanceof FieldType.EnumType) {
            return "text";
        }
        return switch ((Primitive) type) {
            case STRING -> "text";
            case INT -> "integer";
            case DATE -> "date";
            case TIMESTAMP -> "timestamptz";
            default -> throw new IllegalArgumentException("the built-in model has no " + type);
        };
    }

    private interface Work<T> {
        T run() throws ExecutionException, InterruptedException, IOException;
    }

    private static <T> T get(Work<T> work) {
        try {
            return work.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
