package dev.onramp.ingest.delta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.config.OnrampException;
import dev.onramp.ingest.EntityColumns;
import dev.onramp.ingest.IngestSettings;
import dev.onramp.ingest.LocalSpark;
import dev.onramp.ingest.TestRecord;
import dev.onramp.model.CanonicalModel;
import dev.onramp.model.ModelLoader;
import dev.onramp.model.contract.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables that were filled under one model meet another: what is taken, what is refused, and that refusing changes nothing. */
class EvolutionTest {
    private static final String MODEL = """
        entities {
          customer {
            key = [ id ]
            fields {
              id { type = string }
              status { type = enum, values = [New, Closed] }
              note { type = string, optional = true }
              size { type = int, optional = true }
            }
          }
          branch { key = [id], fields { id { type = string } } }
        }
        """;
    private static final String RENAMED =
            MODEL.replace("note {", "remark { renamed-from = note, deprecated = true, doc = \"Old.\", ");

    private final SparkSession session = LocalSpark.session();

    @TempDir
    Path folder;

    private IngestSettings.Lake lake;
    private int sequence;

    @BeforeEach
    void fill() throws IOException {
        lake = new IngestSettings.Lake(folder.toUri() + "lake");
        tables().prepare(entities(MODEL));
        apply(MODEL, 1 << 20, customer("1", "\"note\":\"a\",\"size\":1"));
    }

    @Test
    void aRenameKeepsTheFilesAndTakesRecordsOfBothTimes() throws IOException {
        List<Path> files = files("customer");

        tables().prepare(entities(RENAMED));

        assertThat(files("customer")).isEqualTo(files);
        apply(RENAMED, 1 << 20, customer("2", "\"note\":\"made before\""), customer("3", "\"remark\":\"made after\""));
        apply(RENAMED, 0, customer("4", "\"remark\":\"by a job\""), customer("1", "\"remark\":\"b\""));
        apply(RENAMED, 1 << 20, customer("3", "\"remark\":\"again\",\"size\":3"));
        for (String table : List.of("customer", "customer_history")) {
            Snapshot snapshot = snapshot(table);
            assertThat(snapshot.protocol().minReaderVersion()).isEqualTo(2);
            assertThat(TableFeatures.forbidden(snapshot.protocol())).isEmpty();
        }
        assertThat(rows("customer", "id, remark, size"))
                .containsExactly("[1,b,null]", "[2,made before,null]", "[3,again,3]", "[4,by a job,null]");
        assertThat(rows("customer_history", "id, remark, size"))
                .containsExactly(
                        "[1,a,1]",
                        "[1,b,null]",
                        "[2,made before,null]",
                        "[3,again,3]",
                        "[3,made after,null]",
                        "[4,by a job,null]");
        assertThat(snapshot("customer").schema().apply("remark").getComment().get())
                .isEqualTo("Deprecated. Old.");
    }

    @Test
    void aRenameIsDoneOnceAndCanBeGoneOnWith() throws IOException {
        tables().prepare(entities(RENAMED));
        long version = snapshot("customer").version();
        tables().prepare(entities(RENAMED));
        assertThat(snapshot("customer").version()).isEqualTo(version);

        tables().prepare(entities(
                RENAMED.replace("remark { renamed-from = note", "words { renamed-from = [note, remark]")));

        assertThat(rows("customer", "id, words")).containsExactly("[1,a]");
    }

    @Test
    void aRenameThatStoppedHalfWayIsCompleted() throws IOException {
        session.sql(
                "alter table delta.`" + lake.location("customer") + "` set tblproperties ('delta.columnMapping.mode' ="
                        + " 'name', 'delta.minReaderVersion' = '2',"
                        + " 'delta.minWriterVersion' = '5')");
        DeltaLog.clearCache();

        tables().prepare(entities(RENAMED.replace("size {", "extra { type = string, optional = true }, size {")));

        assertThat(rows("customer", "id, remark, extra, size")).containsExactly("[1,a,null,1]");
        assertThat(snapshot("customer_history").schema().fieldNames()).contains("remark", "extra");
    }

    @Test
    void safeChangesAreTakenAndRemembered() throws IOException {
        String wider = MODEL.replace("[New, Closed]", "[New, Active, Closed]")
                .replace("entities {", "entities { region { key = [id], fields { id { type = string } } }")
                .replace("size {", "nick { type = string, optional = true }, size { deprecated = true, ");

        tables().prepare(entities(wider));
        apply(wider, 1 << 20, customer("2", "\"nick\":\"N\""));

        assertThat(rows("customer", "id, nick, size")).containsExactly("[1,null,1]", "[2,N,null]");
        assertThat(snapshot("region").version()).isZero();
        assertThatThrownBy(() -> tables().prepare(entities(wider.replace("Active, ", ""))))
                .hasMessageContaining("values gone: [Active]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "size { type = int, | size { type = long, | customer.size: type changed from INT to LONG (breaks topic"
                        + " consumers, tables, views)",
                "size { type = int, optional = true } | | customer.size: field removed (breaks topic consumers,"
                        + " tables, views)",
                "note { | remark { | customer.note: field removed",
                "key = [ id ] | key = [id, status] | customer: key changed from [id] to [id, status]",
                "[New, Closed] | [New] | customer.status: values gone: [Closed]",
                "size { type = int, optional = true } | size { type = int } | customer.size: is required now",
                "note { | extra { type = string }, note { | customer.extra: required field added",
            })
    void whatBreaksIsRefusedWithWhomItBreaksAndNoTableIsChanged(String from, String to, String message)
            throws IOException {
        assertThat(MODEL).contains(from);
        String other = MODEL.replace(from, to == null ? "" : to)
                // Something that would be taken if it were alone.
                .replace(
                        "branch { key = [id], fields {",
                        "branch { key = [id], fields { city { type = string, optional = true }, ");
        List<Long> versions = versions();

        assertThatThrownBy(() -> tables().prepare(entities(other)))
                .isInstanceOfSatisfying(
                        OnrampException.class, e -> assertThat(e.errorId()).isEqualTo("ONR-I010"))
                .hasMessageContainingAll("customer", message, "next:", "replay --all --drop");
        assertThat(versions()).isEqualTo(versions);
    }

    @Test
    void aBreakThatIsMeantIsTakenOnceByName() throws IOException {
        String narrower = MODEL.replace("[New, Closed]", "[New]");

        new LakeTables(session, lake, Set.of("customer.status")).prepare(entities(narrower));

        tables().prepare(entities(narrower));
        assertThatThrownBy(() -> new LakeTables(session, lake, Set.of("customer.size"))
                        .prepare(entities(narrower.replace("size { type = int", "size { type = long"))))
                .hasMessageContaining("column size is int, the model says bigint");
    }

    @Test
    void tablesFromBeforeThereWereDeclarationsRememberFromTheNextStartOn() throws IOException {
        EntityColumns plain = entities(MODEL).get(1);
        EntityColumns old = new EntityColumns("old", "", plain.fields(), plain.key());
        tables().prepare(List.of(old));
        String declared = MODEL.replace("customer {", "old {");

        tables().prepare(entities(declared));

        assertThatThrownBy(() -> tables().prepare(entities(declared.replace("[New, Closed]", "[New]"))))
                .hasMessageContaining("old.status: values gone");
    }

    private LakeTables tables() {
        return new LakeTables(session, lake);
    }

    private List<EntityColumns> entities(String model) throws IOException {
        Path dir = Files.createTempDirectory(folder, "model");
        Files.writeString(dir.resolve("m.conf"), model);
        CanonicalModel loaded = ModelLoader.load(dir);
        return EntityColumns.of(loaded);
    }

    private void apply(String model, long inMemoryBytes, TestRecord... records) throws IOException {
        new LakeBatch(entities(model), lake, 1, inMemoryBytes).apply(LocalSpark.batch(List.of(records), new Random(1)));
    }

    private TestRecord customer(String id, String rest) {
        String key = "{\"id\":\"" + id + "\"}";
        return new TestRecord(
                "customer",
                key,
                Optional.of("{\"id\":\"" + id + "\",\"status\":\"New\"," + rest + "}"),
                Operation.UPDATE,
                TestRecord.sequence(++sequence),
                "2026-01-31T10:11:12Z",
                "d" + sequence);
    }

    private List<String> rows(String table, String columns) {
        return new LakeContents(lake)
                .rows(table).selectExpr(columns.split(", ")).collectAsList().stream()
                        .map(Object::toString)
                        .sorted()
                        .toList();
    }

    private Snapshot snapshot(String table) {
        return DeltaLog.forTable(session, lake.location(table))
                .update(false, scala.Option.empty(), scala.Option.empty());
    }

    private List<Long> versions() {
        List<Long> versions = new ArrayList<>();
        for (String table : List.of("customer", "customer_history", "branch", "branch_history")) {
            versions.add(snapshot(table).version());
        }
        return versions;
    }

    private List<Path> files(String table) throws IOException {
        try (var found = Files.list(folder.resolve("lake/" + table))) {
            return found.filter(each -> each.toString().endsWith(".parquet"))
                    .sorted()
                    .toList();
        }
    }
}
