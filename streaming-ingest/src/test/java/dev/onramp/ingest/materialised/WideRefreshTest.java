package dev.onramp.ingest.materialised;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.ingest.EntityColumns;
import dev.onramp.ingest.IngestSettings;
import dev.onramp.ingest.LocalSpark;
import dev.onramp.ingest.delta.LakeBatch;
import dev.onramp.ingest.delta.LakeTables;
import dev.onramp.ingest.materialised.Refreshed.Way;
import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Entity;
import dev.onramp.model.wide.WideTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WideRefreshTest {
    private static final WideTable TABLE = WideTable.of(Holdings.MODEL).get(0);

    @TempDir
    Path folder;

    @Test
    void beginsAnewWithTablesThatWereMadeAnewAndWithAnotherModel() throws IOException {
        SparkSession session = LocalSpark.session();
        IngestSettings.Lake lake = new IngestSettings.Lake(folder.toUri() + "lake");
        WideRefresh refresh = new WideRefresh(session, lake, TABLE);
        assertThat(refresh.run()).as("there is nothing to read yet").isEqualTo(Refreshed.NOTHING);
        fill(session, lake, 1);
        refresh.prepare();
        WideRefreshPropertyTest.assertIsTheView(lake, "first");
        assertThat(refresh.prepare()).isEqualTo(Refreshed.NOTHING);

        // As a replay does that drops the tables.
        try (Stream<Path> files = Files.walk(folder.resolve("lake"))) {
            for (Path each : files.sorted(Comparator.reverseOrder())
                    .filter(each -> !each.toString().contains("account_wide") && !each.endsWith("lake"))
                    .toList()) {
                Files.delete(each);
            }
        }
        org.apache.spark.sql.delta.DeltaLog.clearCache();
        fill(session, lake, 2);
        assertThat(new WideRefresh(session, lake, TABLE).run().way()).isEqualTo(Way.REBUILT);
        WideRefreshPropertyTest.assertIsTheView(lake, "tables of the same name");

        Entity shorter = new Entity(
                Holdings.ACCOUNT.name(),
                "",
                Entity.Kind.THING,
                Holdings.ACCOUNT.key(),
                Holdings.ACCOUNT.fields(),
                Holdings.ACCOUNT.references().subList(0, 1),
                true);
        WideTable less = WideTable.of(
                new CanonicalModel(List.of(shorter, Holdings.CUSTOMER, Holdings.PERSON, Holdings.REGION), List.of()),
                shorter);
        assertThat(new WideRefresh(session, lake, less).prepare().way()).isEqualTo(Way.REBUILT);
        assertThat(session.read()
                        .format("delta")
                        .load(lake.location(less.name()))
                        .columns())
                .contains("customer__party__home__title")
                .doesNotContain("owner__name");
    }

    private static void fill(SparkSession session, IngestSettings.Lake lake, long seed) {
        List<EntityColumns> entities = Holdings.ENTITIES;
        new LakeTables(session, lake).prepare(entities);
        Random random = new Random(seed);
        LakeBatch stream = new LakeBatch(entities, lake, 2);
        new Holdings(random, 10).batches(1, 60).forEach(each -> stream.apply(LocalSpark.batch(each, random)));
    }
}
