package dev.onramp.views.athena;

import static dev.onramp.model.FieldType.Primitive.INT;
import static dev.onramp.model.FieldType.Primitive.LONG;
import static dev.onramp.model.FieldType.Primitive.STRING;
import static dev.onramp.views.EntityBuilder.entity;
import static dev.onramp.views.TestModels.model;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Entity;
import dev.onramp.views.LakeTable;
import dev.onramp.views.ObjectName;
import dev.onramp.views.TestModels;
import dev.onramp.views.View;
import dev.onramp.views.plan.ApplyResult;
import dev.onramp.views.plan.Breaking;
import dev.onramp.views.plan.Drift;
import dev.onramp.views.plan.ObjectOutcome.Status;
import dev.onramp.views.plan.PlannedChange;
import dev.onramp.views.plan.PlannedChange.Action;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plan, apply and drift by way of the AWS SDK, against an endpoint that records. */
class AthenaViewsTest {
    private static final Entity OWNER = owner("id").build();
    private static final Entity PET =
            pet().field("name", STRING, "Its name.").field("age", INT).build();
    private static final CanonicalModel BEFORE = model(OWNER, PET);
    private static final ObjectName PET_WIDE = new ObjectName("views", "pet_wide");

    private RecordingAws aws;

    @BeforeEach
    void start() throws IOException {
        aws = new RecordingAws();
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    @Test
    void theFirstApplyMakesDatabasesTablesAndViewsInThisOrder() {
        AthenaLake lake = new AthenaLake(aws, BEFORE).withTables();

        ApplyResult result = lake.apply(Breaking.REFUSED).orThrow();

        assertThat(result.outcomes()).allMatch(each -> each.status() == Status.CREATED);
        List<String> expected = new ArrayList<>(List.of(
                "CREATE DATABASE IF NOT EXISTS `canonical` LOCATION 's3://onramp-lake/canonical/'",
                "CREATE DATABASE IF NOT EXISTS `views` LOCATION 's3://onramp-lake/views/'"));
        for (LakeTable table : lake.catalog().tables()) {
            expected.add("CREATE EXTERNAL TABLE IF NOT EXISTS `canonical`.`"
                    + table.name().name() + "`\nLOCATION '" + table.location()
                    + "/'\nTBLPROPERTIES ('table_type' = 'DELTA')");
        }
        for (View view : lake.catalog().views()) {
            expected.add("CREATE OR REPLACE VIEW " + view.name().sql() + " AS\n" + view.body());
        }
        assertThat(aws.statements()).isEqualTo(expected);
    }

    @Test
    void everyStatementNamesWorkGroupCatalogAndPlaceAndIsSigned() {
        new AthenaLake(aws, BEFORE).withTables().apply(Breaking.REFUSED);

        assertThat(aws.requests("AmazonAthena.StartQueryExecution"))
                .isNotEmpty()
                .allSatisfy(request -> {
                    assertThat(request.body().at("/WorkGroup").asText()).isEqualTo("primary");
                    assertThat(request.body()
                                    .at("/QueryExecutionContext/Catalog")
                                    .asText())
                            .isEqualTo("AwsDataCatalog");
                    assertThat(request.body()
                                    .at("/ResultConfiguration/OutputLocation")
                                    .asText())
                            .isEqualTo("s3://results/athena/");
                    assertThat(request.body().at("/ClientRequestToken").asText())
                            .describedAs("a repeated call starts no second statement")
                            .isNotEmpty();
                });
        assertThat(aws.requests())
                .allMatch(request -> request.authorization().startsWith("AWS4-HMAC-SHA256 Credential="));
        assertThat(aws.requests("AWSGlue.UpdateTable"))
                .allMatch(request -> request.authorization().contains("/eu-central-1/glue/aws4_request"));
    }

    @Test
    void anotherCatalogIsAskedByTheNumberOfItsAccount() {
        AthenaLake shared = new AthenaLake(aws, BEFORE)
                .withTables()
                .set("athena.catalog", "lakehouse", "athena.catalog-id", "210987654321", "athena.work-group", "etl");
        aws.workGroup.put("Name", "etl");

        shared.apply(Breaking.REFUSED).orThrow();

        assertThat(aws.requests().stream().filter(each -> each.target().startsWith("AWSGlue")))
                .isNotEmpty()
                .allMatch(each -> each.body().path("CatalogId").asText().equals("210987654321"));
        assertThat(aws.requests("AmazonAthena.StartQueryExecution"))
                .allMatch(each -> each.body()
                        .at("/QueryExecutionContext/Catalog")
                        .asText()
                        .equals("lakehouse"))
                .allMatch(each -> each.body().path("WorkGroup").asText().equals("etl"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"built-in", "shop", "insurer"})
    void thePlanAfterAnApplyIsEmptyAndChangesNothing(String name) {
        AthenaLake lake = new AthenaLake(aws, TestModels.of(name)).withTables();
        assertThat(lake.plan().changes()).allMatch(each -> each.action() == Action.CREATE && !each.isBreaking());

        lake.apply(Breaking.REFUSED).orThrow();
        aws.forgetRequests();

        assertThat(lake.plan().text()).isEqualTo("Nothing to do: tables and views are as the model says.\n");
        assertThat(lake.drift()).isEmpty();
        assertThat(lake.apply(Breaking.REFUSED).isUnchanged()).isTrue();
        assertThat(aws.statements()).isEmpty();
        assertThat(aws.requests("AWSGlue.UpdateTable")).isEmpty();
    }

    @Test
    void aViewSaysItsWordsAndStaysAViewOfAthena() {
        new AthenaLake(aws, BEFORE).withTables().apply(Breaking.REFUSED);

        ObjectNode view = aws.account.tables.get(PET_WIDE);
        assertThat(view.at("/TableType").asText()).isEqualTo("VIRTUAL_VIEW");
        assertThat(view.at("/ViewExpandedText").asText()).isEqualTo("/* Presto View */");
        assertThat(view.at("/Parameters/presto_view").asText()).isEqualTo("true");
        assertThat(view.at("/Parameters/onramp").asText()).matches("\\[onramp grain=id print=[0-9a-f]{12}]");
        assertThat(view.toString()).contains("\"Comment\":\"Its name.\"", "Where they live. From owner.city.");
    }

    @Test
    void aViewIsMarkedBeforeTheNextIsMade() {
        AthenaLake lake = new AthenaLake(aws, BEFORE).withTables();
        lake.apply(Breaking.REFUSED);

        List<String> changes = aws.requests().stream()
                .map(each -> each.target() + each.body().path("QueryString").asText())
                .filter(each -> each.contains("CREATE OR REPLACE VIEW") || each.equals("AWSGlue.UpdateTable"))
                .toList();
        assertThat(changes).hasSize(2 * lake.catalog().views().size());
        for (int i = 0; i < changes.size(); i += 2) {
            assertThat(changes.get(i)).contains("CREATE OR REPLACE VIEW");
            assertThat(changes.get(i + 1)).isEqualTo("AWSGlue.UpdateTable");
        }
    }

    @Test
    void aChangedViewIsReplacedAndNothingElse() {
        AthenaLake lake = applied();
        AthenaLake grown = lake.with(model(
                OWNER,
                pet().field("name", STRING, "Its name.")
                        .field("age", INT)
                        .field("colour", STRING)
                        .build()));
        aws.forgetRequests();

        assertThat(grown.plan().text()).contains("~ view views.pet_wide\n    + column colour varchar\n");
        grown.apply(Breaking.REFUSED).orThrow();

        assertThat(aws.statements()).isNotEmpty().allMatch(sql -> sql.startsWith("CREATE OR REPLACE VIEW views.pet_"));
        assertThat(grown.plan().isEmpty()).isTrue();
    }

    @Test
    void whatBreaksIsRefusedWithNothingDoneUntilItIsAllowed() {
        AthenaLake lake = applied();
        AthenaLake other = lake.with(model(
                owner("id").build(),
                pet().field("name", STRING, "Its name.").field("age", LONG).build()));
        aws.forgetRequests();

        assertThat(other.plan().text()).contains("    ~ column age integer becomes bigint  (breaking)\n");
        assertThatThrownBy(() -> other.apply(Breaking.REFUSED))
                .hasMessageContainingAll("ONR-V011", "~ view views.pet_wide", "--allow-breaking");
        assertThat(aws.requests()).allMatch(each -> each.target().contains("AWSGlue.Get"));

        other.apply(Breaking.ALLOWED).orThrow();

        assertThat(other.plan().isEmpty()).isTrue();
    }

    @Test
    void aGeneratedViewThatIsNotWantedAnyMoreIsDroppedAndOneMadeByHandStays() {
        AthenaLake lake = applied();
        aws.account.run("CREATE OR REPLACE VIEW views.mine AS SELECT id AS id FROM canonical.pet");
        AthenaLake without = lake.with(model(OWNER));

        assertThat(without.plan().changes())
                .extracting(PlannedChange::title)
                .contains("- view views.pet_wide", "- view views.pet_history")
                .doesNotContain("- view views.mine");
        assertThatThrownBy(() -> without.apply(Breaking.REFUSED)).hasMessageContaining("ONR-V011");
        without.apply(Breaking.ALLOWED).orThrow();

        assertThat(aws.statements()).contains("DROP VIEW IF EXISTS views.pet_wide");
        assertThat(aws.account.tables)
                .containsKey(new ObjectName("views", "mine"))
                .doesNotContainKey(PET_WIDE);
        assertThat(without.plan().isEmpty()).isTrue();
    }

    /** The cuts lie among databases, tables, views, and between a view and its words. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 6, 7, 10, 13})
    void anApplyThatLosesAwsHalfWayIsMendedByTheNext(int changes) {
        AthenaLake lake = new AthenaLake(aws, BEFORE).withTables();
        aws.cutAfter(changes);

        assertThatThrownBy(() -> lake.apply(Breaking.REFUSED))
                .hasMessageContainingAll("ONR-V032", "does not answer at " + aws.url());
        aws.cutAfter(Integer.MAX_VALUE);
        assertThat(lake.plan().isEmpty()).describedAs("something is left to do").isFalse();
        lake.apply(Breaking.REFUSED).orThrow();

        assertThat(lake.plan().changes()).isEmpty();
        assertThat(lake.drift()).isEmpty();
    }

    @Test
    void viewsChangedByHandAreFoundAndMended() {
        AthenaLake lake = applied();
        aws.account.run("DROP VIEW IF EXISTS views.owner_wide");
        aws.account.run("CREATE OR REPLACE VIEW views.pet_wide AS SELECT id AS id FROM canonical.pet");
        aws.account.tables.get(new ObjectName("views", "owner_history")).put("Description", "mine");
        ((ObjectNode) aws.account
                        .tables
                        .get(new ObjectName("views", "pet_history"))
                        .at("/StorageDescriptor/Columns/0"))
                .put("Comment", "mine");
        ObjectNode forged = aws.account.tables.get(new ObjectName("views", "pet_as_of"));
        forged.put(
                "ViewOriginalText",
                aws.account.tables.get(PET_WIDE).get("ViewOriginalText").asText());
        aws.account.run("CREATE OR REPLACE VIEW views.report AS SELECT id AS id FROM canonical.pet");

        assertThat(lake.drift())
                .extracting(Drift::view, Drift::kind)
                .containsExactly(
                        tuple("views.owner_history", Drift.Kind.CHANGED),
                        tuple("views.pet_as_of", Drift.Kind.CHANGED),
                        tuple("views.pet_history", Drift.Kind.CHANGED),
                        tuple("views.pet_wide", Drift.Kind.CHANGED),
                        tuple("views.report", Drift.Kind.FOREIGN),
                        tuple("views.owner_wide", Drift.Kind.MISSING));

        lake.apply(Breaking.ALLOWED).orThrow();

        assertThat(lake.plan().isEmpty()).isTrue();
        assertThat(lake.drift()).extracting(Drift::view).containsExactly("views.report");
    }

    @Test
    void tablesThatAreNotInTheLakeYetAreWaitedForWithTheirViews() {
        AthenaLake lake = new AthenaLake(aws, BEFORE);
        aws.account.writeTables(lake.with(model(OWNER)).catalog());

        ApplyResult first = lake.apply(Breaking.REFUSED);

        assertThatThrownBy(first::orThrow).hasMessageContainingAll("ONR-V007", "canonical.pet, canonical.pet_history");
        assertThat(first.outcomes())
                .filteredOn(each -> each.status() == Status.WAITING)
                .extracting(each -> each.name())
                .contains("canonical.pet", "views.pet_wide", "views.owner_totals")
                .doesNotContain("views.owner_wide");
        lake.withTables().apply(Breaking.REFUSED).orThrow();
        assertThat(lake.plan().isEmpty()).isTrue();
    }

    @Test
    void aTableAtAnotherPlaceIsRegisteredAnewWithoutTouchingWhatLiesThere() {
        AthenaLake lake = applied();
        ObjectNode pet = aws.account.tables.get(new ObjectName("canonical", "pet"));
        ((ObjectNode) pet.get("StorageDescriptor")).put("Location", "s3://elsewhere/pet/");
        ((ObjectNode) aws.account
                        .tables
                        .get(new ObjectName("canonical", "owner"))
                        .get("Parameters"))
                .put("table_type", "ICEBERG");

        assertThat(lake.plan().text())
                .contains(
                        "is registered at s3://elsewhere/pet, belongs to s3://onramp-lake/canonical/pet",
                        "is registered at no table, belongs to s3://onramp-lake/canonical/owner");
        lake.apply(Breaking.REFUSED).orThrow();

        assertThat(lake.plan().isEmpty()).isTrue();
        assertThat(aws.statements()).noneMatch(sql -> sql.startsWith("DROP TABLE"));
    }

    @Test
    void hostileWordsReachGlueAsWords() {
        String words = "'; DROP VIEW views.pet_wide; --\n\u0000\"é\" " + "long ".repeat(600);
        Entity hostile = entity("owner", "id")
                .doc(words)
                .field("id", STRING)
                .field("city", STRING, words)
                .build();
        AthenaLake lake = new AthenaLake(aws, model(hostile, PET)).withTables();

        lake.apply(Breaking.REFUSED).orThrow();

        assertThat(lake.plan().text()).startsWith("Nothing to do");
        assertThat(lake.drift()).isEmpty();
        assertThat(Stream.of(aws.account.tables.get(PET_WIDE).at("/StorageDescriptor/Columns"))
                        .map(Object::toString))
                .allMatch(columns -> columns.contains("... From owner.city."));
    }

    private AthenaLake applied() {
        AthenaLake lake = new AthenaLake(aws, BEFORE).withTables();
        lake.apply(Breaking.REFUSED).orThrow();
        return lake;
    }

    private static dev.onramp.views.EntityBuilder owner(String key) {
        return entity("owner", key).doc("Who has pets.").field("id", STRING).field("city", STRING, "Where they live.");
    }

    private static dev.onramp.views.EntityBuilder pet() {
        return entity("pet", "id")
                .field("id", STRING)
                .field("owner_id", STRING)
                .refers("owner", "owner_id", "owner", "id");
    }
}
