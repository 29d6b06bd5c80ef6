package dev.onramp.bench.ingest;

import dev.onramp.model.Entity;
import dev.onramp.model.Field;
import dev.onramp.model.FieldType;
import dev.onramp.model.FieldType.Primitive;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * What psql gets: the topics' rows as files for COPY, a script that makes tables like the sink's, and one that loads batch by batch: of each batch one
 * entity after the other, each batch with the records that the sink's batch had.
 */
final class PsqlScripts {
    private static final List<String> LINEAGE =
            List.of("_op", "_sequence", "_changed_at", "_dataid", "_mapping_version");

    private final Path folder;
    private final String schema;
    /** Offsets behind each batch. */
    private final List<Map<TopicPartition, Long>> steps;

    /** By batch, what loads it. */
    private final Map<Long, StringBuilder> load = new TreeMap<>();

    private PsqlScripts(Path folder, String schema, List<Map<TopicPartition, Long>> steps) {
        this.folder = folder;
        this.schema = schema;
        this.steps = List.copyOf(steps);
    }

    /**
     * @param steps offsets behind each batch, the last the ends
     * @return the script that makes the tables, and the one that loads them
     */
    static List<Path> write(
            Bench bench,
            FilledTopics topics,
            Map<TopicPartition, Long> ends,
            List<Map<TopicPartition, Long>> steps,
            String schema)
            throws IOException {
        Path folder = Files.createDirectories(bench.folder().resolve("psql"));
        PsqlScripts scripts = new PsqlScripts(folder, schema, steps);
        StringBuilder tables = new StringBuilder("create schema " + schema + ";\n");
        for (Entity each : topics.entities()) {
            tables.append(scripts.tables(each));
            try (Batches batches = scripts
            .new Batches(each, topics.names().get(topics.entities().indexOf(each)))) {
                Oracle.forEachRow(topics, bench.stack().settings(), ends, each, batches::add);
            }
        }
        return List.of(
                Files.writeString(folder.resolve("tables.sql"), tables),
                Files.writeString(folder.resolve("load.sql"), String.join("", scripts.load.values())));
    }

    private String tables(Entity entity) {
        String name = schema + "." + entity.name().value();
        String columns = Stream.concat(
                        entity.fields().stream().map(each -> each.name().value() + " " + type(each.type())),
                        Stream.of(
                                "_op text not null",
                                "_sequence text collate \"C\" not null",
                                "_changed_at timestamptz",
                                "_dataid text",
                                "_mapping_version integer"))
                .collect(Collectors.joining(", "));
        return "create table " + name + " (" + columns + ", primary key (" + key(entity)
                + ")) with (fillfactor = 50);\ncreate unlogged table " + name + "_stage (" + columns + ");\n";
    }

    private static String type(FieldType type) {
        if (type instanceof FieldType.EnumType) {
            return "text";
        }
        if (type instanceof Primitive primitive) {
            return switch (primitive) {
                case STRING -> "text";
                case BOOLEAN -> "boolean";
                case INT -> "integer";
                case LONG -> "bigint";
                case DOUBLE -> "double precision";
                case DATE -> "date";
                case TIMESTAMP -> "timestamptz";
            };
        }
        throw new IllegalArgumentException("the benchmark has no rows with fields of type " + type);
    }

    private static String key(Entity entity) {
        return entity.key().stream().map(each -> each.value()).collect(Collectors.joining(", "));
    }

    private String merge(Entity entity, Path file) {
        String name = schema + "." + entity.name().value();
        List<String> all = Stream.concat(
                        entity.fields().stream().map(Field::name).map(each -> each.value()), LINEAGE.stream())
                .toList();
        String same = entity.key().stream()
                .map(each -> "t." + each.value() + " = s." + each.value())
                .collect(Collectors.joining(" and "));
        String set = all.stream()
                .filter(each ->
                        entity.key().stream().noneMatch(part -> part.value().equals(each)))
                .map(each -> each + " = s." + each)
                .collect(Collectors.joining(", "));
        return "begin;\ntruncate " + name + "_stage;\n\\copy " + name + "_stage from '" + file + "'\n"
                + "merge into " + name + " t using (select distinct on (" + key(entity) + ") * from " + name
                + "_stage order by " + key(entity) + ", _sequence desc) s on " + same
                + " when matched and s._sequence > t._sequence and s._op = 'delete' then delete"
                + " when matched and s._sequence > t._sequence then update set " + set
                + " when not matched and s._op <> 'delete' then insert (" + String.join(", ", all) + ") values ("
                + all.stream().map(each -> "s." + each).collect(Collectors.joining(", ")) + ");\ncommit;\n";
    }

    /** The rows of one entity, a file for each batch. */
    private final class Batches implements AutoCloseable {
        private final Entity entity;
        private final Map<Long, BufferedWriter> files = new HashMap<>();
        private final String topic;
        /** By partition, rows so far, which is the offset of the next. */
        private final Map<Integer, Long> rows = new HashMap<>();
        /** By partition, the batch that the row before went to. */
        private final Map<Integer, Integer> batches = new HashMap<>();

        Batches(Entity entity, String topic) {
            this.entity = entity;
            this.topic = topic;
        }

        private long batch(int partition) {
            long offset = rows.merge(partition, 1L, Long::sum) - 1;
            TopicPartition at = new TopicPartition(topic, partition);
            int batch = batches.getOrDefault(partition, 0);
            while (batch < steps.size() - 1 && steps.get(batch).getOrDefault(at, 0L) <= offset) {
                batch++;
            }
            batches.put(partition, batch);
            return batch;
        }

        void add(int partition, List<@Nullable String> cells) {
            long batch = batch(partition);
            try {
                BufferedWriter out = files.get(batch);
                if (out == null) {
                    Path file = folder.resolve(entity.name().value() + "-" + batch + ".tsv");
                    out = Files.newBufferedWriter(file);
                    files.put(batch, out);
                    load.computeIfAbsent(batch, any -> new StringBuilder()).append(merge(entity, file));
                }
                // The benchmark's texts hold nothing that COPY would want escaped.
                out.write(
                        cells.stream().map(each -> each == null ? "\\N" : each).collect(Collectors.joining("\t")));
                out.write('\n');
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            for (BufferedWriter each : files.values()) {
                each.close();
            }
        }
    }
}
