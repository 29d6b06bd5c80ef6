package dev.onramp.views.spark;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.onramp.model.Entity;
import dev.onramp.views.Engine;
import dev.onramp.views.LakeTable;
import dev.onramp.views.ObjectName;
import dev.onramp.views.View;
import dev.onramp.views.ViewStatements;
import dev.onramp.views.ViewsErrors;
import dev.onramp.views.proof.CanonicalJson;
import dev.onramp.views.proof.Change;
import dev.onramp.views.proof.JsonTrees;
import dev.onramp.views.proof.ProofCase;
import dev.onramp.views.proof.ProofEngine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Asks Spark; the session stands in New York. It writes the rows into Delta tables of the lake, as the ingest does, which the engines that
 * are asked after it read. One process serves all proofs until this is closed; then it removes the tables. Not thread-safe.
 */
public final class SparkProofEngine implements ProofEngine {
    private static final String LINEAGE =
            "_op string, _sequence string, _changed_at timestamp, _dataid string, _mapping_version int";

    private final SparkProgram program;
    private Optional<SparkProcess> process = Optional.empty();

    public SparkProofEngine(SparkProgram program) {
        this.program = program;
    }

    @Override
    public String name() {
        return dialect().text();
    }

    @Override
    public Engine dialect() {
        return Engine.SPARK;
    }

    @Override
    public Map<View, List<List<@Nullable Object>>> rows(ProofCase proof) {
        try {
            SparkProcess spark = process.isPresent() ? process.get() : program.start();
            process = Optional.of(spark);
            Path folder = Files.createTempDirectory(spark.folder(), "proof");
            Path job = folder.resolve("job.json");
            Path out = folder.resolve("rows.ndjson");
            write(proof, folder, job, out);
            spark.run(job);
            return read(proof, out);
        } catch (IOException e) {
            throw ViewsErrors.proofFailed(name(), "its process", e);
        }
    }

    private static void write(ProofCase proof, Path folder, Path job, Path rows) throws IOException {
        Map<ObjectName, String> locations = proof.catalog().tables().stream()
                .collect(Collectors.toMap(
                        LakeTable::name, table -> table.location().replaceFirst("^s3:", "s3a:")));
        try (JsonGenerator out = new JsonFactory().createGenerator(Files.newBufferedWriter(job))) {
            out.writeStartObject();
            out.writeStringField("folder", "s3a://" + proof.folder());
            out.writeStringField("out", rows.toString());
            out.writeStringField("timeZone", "America/New_York");
            out.writeArrayFieldStart("tables");
            for (Entity entity : proof.changes().model().entities()) {
                ObjectName latest = proof.layout().latest(entity);
                ObjectName history = proof.layout().history(entity);
                table(out, folder, entity, latest, locations, proof.changes().latest(entity));
                table(out, folder, entity, history, locations, proof.changes().history(entity));
            }
            out.writeEndArray();
            texts(out, "statements", ViewStatements.of(Engine.SPARK, proof.catalog()));
            texts(
                    out,
                    "after",
                    proof.catalog().schemas().stream()
                            .map(schema -> "DROP DATABASE IF EXISTS `" + schema.name() + "` CASCADE")
                            .toList());
            out.writeArrayFieldStart("queries");
            for (View view : proof.catalog().views()) {
                out.writeStartObject();
                out.writeStringField("name", view.name().name());
                out.writeStringField("sql", "SELECT * FROM " + Engine.SPARK.sql(view.name()));
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeEndObject();
        }
    }

    private static void texts(JsonGenerator out, String member, List<String> texts) throws IOException {
        out.writeArrayFieldStart(member);
        for (String text : texts) {
            out.writeString(text);
        }
        out.writeEndArray();
    }

    private static void table(
            JsonGenerator out,
            Path folder,
            Entity entity,
            ObjectName name,
            Map<ObjectName, String> locations,
            List<Change> changes)
            throws IOException {
        Path rows = folder.resolve(name.name() + ".ndjson");
        Files.write(rows, changes.stream().map(CanonicalJson::row).toList(), StandardCharsets.UTF_8);
        String columns = entity.fields().stream()
                .map(field -> "`" + field.name() + "` " + Engine.SPARK.storedType(field.type()))
                .collect(Collectors.joining(", "));
        out.writeStartObject();
        out.writeStringField("location", Objects.requireNonNull(locations.get(name)));
        out.writeStringField("columns", columns + ", " + LINEAGE);
        out.writeStringField("rows", rows.toString());
        out.writeEndObject();
    }

    private static Map<View, List<List<@Nullable Object>>> read(ProofCase proof, Path out) throws IOException {
        var rows = new LinkedHashMap<String, List<List<@Nullable Object>>>();
        for (String line : Files.readAllLines(out, StandardCharsets.UTF_8)) {
            if (JsonTrees.read(line) instanceof Map<?, ?> map
                    && map.get("query") instanceof String query
                    && map.get("row") instanceof List<?> row) {
                rows.computeIfAbsent(query, name -> new ArrayList<>()).add(new ArrayList<>(row));
            } else {
                throw new IOException("Spark wrote a line that is no row: " + line);
            }
        }
        var result = new LinkedHashMap<View, List<List<@Nullable Object>>>();
        proof.catalog()
                .views()
                .forEach(view -> result.put(view, rows.getOrDefault(view.name().name(), List.of())));
        return result;
    }

    /** Harmless when nothing was asked. */
    @Override
    public void close() {
        Optional<SparkProcess> spark = process;
        process = Optional.empty();
        spark.ifPresent(SparkProcess::close);
    }
}
