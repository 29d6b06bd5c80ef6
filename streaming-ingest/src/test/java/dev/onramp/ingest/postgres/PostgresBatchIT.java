package dev.onramp.ingest.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.config.OnrampException;
import dev.onramp.ingest.Column;
import dev.onramp.ingest.ColumnType;
import dev.onramp.ingest.EntityColumns;
import dev.onramp.ingest.Feeds;
import dev.onramp.ingest.IngestSettings;
import dev.onramp.ingest.SeedGroup;
import dev.onramp.ingest.TestEntities;
import dev.onramp.ingest.TestRecord;
import dev.onramp.local.LocalStack;
import dev.onramp.local.Service;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Batches on a real PostgreSQL: whatever the order, the table is that of a plain fold. */
class PostgresBatchIT {
    private static final PostgresPositions POSITIONS =
            new PostgresPositions("canonical", Map.of("customer", "id-of-customer", "everything", "id-of-everything"));

    private static LocalStack stack;
    private static IngestSettings.Postgres settings;
    private static int batches;

    @BeforeAll
    static void start() {
        stack = LocalStack.temporary(Service.POSTGRES);
        settings = IngestSettings.of(stack.settings()).postgres();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        execute("drop schema if exists canonical cascade", "drop schema if exists onramp cascade");
        PostgresTables.prepare(settings, TestEntities.BOTH);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.onramp.ingest.SeedGroup#asked")
    void anyOrderAndAnyBatchesGiveTheTablesOfAPlainFold(SeedGroup group) throws SQLException {
        System.out.println("PostgreSQL, " + group);
        for (List<TestRecord> batch : group.batches()) {
            apply(TestEntities.BOTH, batch);
        }
        for (EntityColumns entity : TestEntities.BOTH) {
            Map<Long, List<String>> latest = SeedGroup.bySeed(PostgresContents.latest(settings, entity));
            assertThat(latest).as("%s, %s", entity.entity(), group).doesNotContainKey(0L);
            group.feeds()
                    .keySet()
                    .forEach(seed -> assertThat(latest.getOrDefault(seed, List.of()))
                            .as("%s, %s", entity.entity(), group.replay(seed))
                            .isEqualTo(Feeds.latest(group.everythingOf(seed), entity.entity())));
        }
    }

    @Test
    void aTombstoneIsKeptForADeletedKeyAndGoesWhenItComesBack() throws SQLException {
        apply(TestEntities.BOTH, List.of(TestRecord.customer("1", 5, dev.onramp.model.contract.Operation.DELETE, "")));
        assertThat(tombstones()).containsExactly("customer {\"customer_number\":\"1\"} " + TestRecord.sequence(5));

        apply(
                TestEntities.BOTH,
                List.of(TestRecord.customer("1", 4, dev.onramp.model.contract.Operation.UPDATE, "late")));
        assertThat(PostgresContents.latest(settings, TestEntities.CUSTOMER)).isEmpty();

        apply(
                TestEntities.BOTH,
                List.of(TestRecord.customer("1", 6, dev.onramp.model.contract.Operation.CREATE, "back")));
        assertThat(PostgresContents.latest(settings, TestEntities.CUSTOMER)).hasSize(1);
        assertThat(tombstones()).isEmpty();
    }

    @Test
    void aTruncateIsRememberedAndMakesOlderTombstonesNeedless() throws SQLException {
        apply(
                TestEntities.BOTH,
                List.of(
                        TestRecord.customer("1", 2, dev.onramp.model.contract.Operation.DELETE, ""),
                        TestRecord.customer("2", 7, dev.onramp.model.contract.Operation.DELETE, ""),
                        TestRecord.customer("3", 5, dev.onramp.model.contract.Operation.CREATE, "gone"),
                        TestRecord.everything("r", 1, 1, dev.onramp.model.contract.Operation.CREATE, "")));

        apply(TestEntities.BOTH, List.of(TestRecord.truncate("customer", 5)));
        apply(
                TestEntities.BOTH,
                List.of(
                        TestRecord.truncate("customer", 4),
                        TestRecord.customer("1", 1, dev.onramp.model.contract.Operation.CREATE, "late"),
                        TestRecord.customer("2", 6, dev.onramp.model.contract.Operation.CREATE, "late")));

        assertThat(PostgresContents.latest(settings, TestEntities.CUSTOMER)).isEmpty();
        assertThat(PostgresContents.latest(settings, TestEntities.EVERYTHING)).hasSize(1);
        assertThat(tombstones()).containsExactly("customer {\"customer_number\":\"2\"} " + TestRecord.sequence(7));
    }

    @Test
    void preparingAgainChangesNothingAndAnAddedFieldBecomesAColumn() throws SQLException {
        List<Column> fields = new ArrayList<>(TestEntities.CUSTOMER.fields());
        fields.add(TestEntities.column("nick", ColumnType.Simple.TEXT, false));
        EntityColumns wider = new EntityColumns("customer", "A customer.", fields, List.of("customer_number"));

        PostgresTables.prepare(settings, TestEntities.BOTH);
        PostgresTables.prepare(settings, List.of(wider));
        apply(List.of(wider), List.of(TestRecord.customer("1", 1, dev.onramp.model.contract.Operation.CREATE, "New")));

        assertThat(PostgresContents.latest(settings, wider)).hasSize(1);
    }

    @Test
    void pagesAreHalfEmptyAndOnlyTheKeyHasAnIndexSoThatUpdatesStayInTheirPages() throws SQLException {
        assertThat(lines("select c.relname, array_to_string(c.reloptions, ',') from pg_class c where c.oid in"
                        + " ('canonical.customer'::regclass, 'canonical.everything'::regclass, 'onramp.tombstone'::regclass)"
                        + " order by 1"))
                .containsExactly("customer fillfactor=50", "everything fillfactor=50", "tombstone fillfactor=50");
        assertThat(lines("select tablename, indexdef from pg_indexes where schemaname = 'canonical' order by 1"))
                .containsExactly(
                        "customer CREATE UNIQUE INDEX customer_pkey ON canonical.customer USING btree (customer_number)",
                        "everything CREATE UNIQUE INDEX everything_pkey ON canonical.everything USING btree (region, number)");
        for (int version = 0; version < 2; version++) {
            List<TestRecord> batch = new ArrayList<>();
            for (int key = 0; key < 500; key++) {
                batch.add(TestRecord.customer(
                        "k" + key, 1 + key + version * 500, dev.onramp.model.contract.Operation.UPDATE, "New"));
            }
            apply(TestEntities.BOTH, batch);
        }
        Awaitility.await("statistics of the updates")
                .untilAsserted(() -> assertThat(lines("select n_tup_upd, n_tup_hot_upd >= 450 from pg_stat_user_tables"
                                + " where relid = 'canonical.customer'::regclass"))
                        .containsExactly("500 t"));
    }

    @Test
    void tablesThatShouldBeThereAreNamedWhenTheyAreNot() throws SQLException {
        PostgresTables.requireThose(settings, TestEntities.BOTH);
        execute("drop table canonical.customer", "drop table onramp.tombstone");

        PostgresTables.requireThose(settings, List.of());
        assertThatThrownBy(() -> PostgresTables.requireThose(settings, TestEntities.BOTH))
                .hasMessageContainingAll(
                        "ONR-I022",
                        "canonical.customer, onramp.tombstone",
                        "onramp replay --all",
                        "psql -U 'onramp' -d 'postgresql://",
                        "-c \"delete from onramp.position where schema_name = 'canonical'\"");
    }

    @Test
    void aTableThatDoesNotFitIsRefused() throws SQLException {
        execute("alter table canonical.customer alter column status type integer using 0");

        assertThatThrownBy(() -> PostgresTables.prepare(settings, TestEntities.BOTH))
                .isInstanceOf(OnrampException.class)
                .hasMessageContainingAll("ONR-I020", "column status is integer, the model says text");
    }

    @Test
    void positionsAreCommittedWithTheirBatchAndBelongToTheirSchemaAndTopics() throws SQLException {
        PostgresChanges changes = new PostgresChanges(TestEntities.BOTH);
        changes.add(TestRecord.customer("1", 1, dev.onramp.model.contract.Operation.CREATE, "New")
                .at(2, 41));
        changes.reached(Map.of(new TopicPartition("customer", 2), 42L, new TopicPartition("everything", 0), 0L));
        try (PostgresBatch batch = new PostgresBatch(settings, POSITIONS)) {
            batch.abort();
            assertThatThrownBy(() -> batch.apply(changes)).isInstanceOf(SQLException.class);
        }
        assertThat(positions(POSITIONS)).isEmpty();

        apply(changes, 1);
        assertThat(positions(POSITIONS))
                .containsOnly(
                        Map.entry(new TopicPartition("customer", 2), 42L),
                        Map.entry(new TopicPartition("everything", 0), 0L));
        assertThat(positions(new PostgresPositions("another", POSITIONS.topicIds())))
                .isEmpty();
        // One topic was deleted and made anew, the other one is not asked for.
        assertThat(positions(new PostgresPositions("canonical", Map.of("customer", "another"))))
                .isEmpty();

        // A batch of which nothing is stored moves on all the same.
        changes.clear();
        changes.reached(Map.of(new TopicPartition("customer", 2), 50L));
        apply(changes, 1);
        assertThat(positions(POSITIONS)).containsEntry(new TopicPartition("customer", 2), 50L);
        assertThat(PostgresContents.latest(settings, TestEntities.CUSTOMER)).hasSize(1);
    }

    @Test
    void aSessionOfAPoolThatHasUsedTemporaryTablesMakesRoomAsFarAsItMay() throws SQLException {
        try (var connection = PostgresConnections.open(settings);
                Statement statement = connection.createStatement()) {
            statement.execute("create temporary table before (x integer) on commit drop");
            statement.execute("insert into before values (1)");
            connection.commit();
            for (String each : PostgresMerge.makeRoom()) {
                statement.execute(each);
            }
            try (ResultSet shown =
                    statement.executeQuery("select current_setting('work_mem'), current_setting('temp_buffers')")) {
                shown.next();
                assertThat(shown.getString(1)).isEqualTo("64MB");
                assertThat(shown.getString(2)).isEqualTo("8MB");
            }
        }
    }

    @Test
    void aDatabaseThatIsNewHasNoPositions() throws SQLException {
        execute("drop schema onramp cascade");
        assertThat(positions(POSITIONS)).isEmpty();
    }

    private static Map<TopicPartition, Long> positions(PostgresPositions of) throws SQLException {
        try (var connection = PostgresConnections.open(settings)) {
            return of.read(connection);
        }
    }

    /** In turn over one connection and over several; in an order that is drawn. */
    private static void apply(List<EntityColumns> entities, List<TestRecord> batch) throws SQLException {
        List<TestRecord> shuffled = new ArrayList<>(batch);
        Collections.shuffle(shuffled, new Random(batches));
        PostgresChanges changes = new PostgresChanges(entities);
        for (TestRecord each : shuffled) {
            changes.add(each.at(0, 0));
        }
        apply(changes, batches++ % 2 == 0 ? Integer.MAX_VALUE : 1);
    }

    private static void apply(PostgresChanges changes, int sideBySideFromRows) throws SQLException {
        try (PostgresBatch batch = new PostgresBatch(settings, POSITIONS, sideBySideFromRows)) {
            batch.apply(changes);
        }
    }

    private static List<String> tombstones() throws SQLException {
        return lines("select entity, key, sequence from onramp.tombstone");
    }

    private static List<String> lines(String query) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (var connection = PostgresConnections.open(settings);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                List<String> values = new ArrayList<>();
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    values.add(rows.getString(column));
                }
                lines.add(String.join(" ", values));
            }
        }
        return lines;
    }

    private static void execute(String... statements) throws SQLException {
        try (var connection = PostgresConnections.open(settings);
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
            connection.commit();
        }
    }
}
