package dev.onramp.views.athena;

import static dev.onramp.model.FieldType.Primitive.STRING;
import static dev.onramp.views.EntityBuilder.entity;
import static dev.onramp.views.TestModels.model;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.views.athena.RecordingAws.Ending;
import dev.onramp.views.athena.RecordingAws.Fault;
import dev.onramp.views.plan.Breaking;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong with AWS, and what a person reads then. */
class AthenaFailuresTest {
    private static final String START = "AmazonAthena.StartQueryExecution";
    private static final Fault THROTTLED = new Fault(400, "ThrottlingException", "Rate exceeded");

    private RecordingAws aws;
    private AthenaLake lake;

    @BeforeEach
    void start() throws IOException {
        aws = new RecordingAws();
        lake = new AthenaLake(
                        aws, model(entity("owner", "id").field("id", STRING).build()))
                .withTables();
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    @Test
    void aThrottledCallIsRepeated() {
        aws.fail("AWSGlue.GetDatabases", THROTTLED, THROTTLED);
        aws.fail(START, THROTTLED);

        lake.apply(Breaking.REFUSED).orThrow();

        assertThat(lake.plan().isEmpty()).isTrue();
        assertThat(aws.statements()).hasSize(2 + 2 + 2 + 1);
    }

    @Test
    void aThrottleWithoutEndIsNoAnswer() {
        aws.fail("AWSGlue.GetDatabases", THROTTLED, THROTTLED, THROTTLED, THROTTLED, THROTTLED, THROTTLED);

        assertThatThrownBy(() -> lake.plan()).hasMessageContainingAll("ONR-V032", "Glue", "Rate exceeded");
    }

    @Test
    void aFailedStatementGivesAthenasReason() {
        aws.end(new Ending("FAILED", "HIVE_METASTORE_ERROR: the bucket is not yours", false));

        assertThatThrownBy(() -> lake.apply(Breaking.REFUSED))
                .hasMessageContainingAll(
                        "ONR-V035", "schema canonical", "execution-0", "HIVE_METASTORE_ERROR: the bucket is not yours");
        assertThat(aws.statements()).describedAs("nothing goes on after it").hasSize(1);

        lake.apply(Breaking.REFUSED).orThrow();
        assertThat(lake.plan().isEmpty()).isTrue();
    }

    @Test
    void aStatementThatSomebodyCancelsIsTold() {
        aws.end(new Ending("CANCELLED", "Query cancelled by user", true));

        assertThatThrownBy(() -> lake.apply(Breaking.REFUSED))
                .hasMessageContainingAll("ONR-V035", "it was cancelled", "Query cancelled by user");
    }

    @Test
    void whatAthenaItselfCallsPassingIsTriedAgainButNotForEver() {
        var passing = new Ending("FAILED", "INTERNAL_ERROR", true);
        aws.end(passing, passing);
        lake.apply(Breaking.REFUSED).orThrow();
        aws.account.databases.clear();
        aws.end(passing, passing, passing);

        assertThatThrownBy(() -> lake.apply(Breaking.REFUSED)).hasMessageContainingAll("ONR-V035", "INTERNAL_ERROR");
    }

    @Test
    void aStatementThatWaitsIsWaitedFor() {
        aws.say("QUEUED", "RUNNING");

        lake.apply(Breaking.REFUSED).orThrow();

        assertThat(aws.requests("AmazonAthena.GetQueryExecution"))
                .hasSize(aws.statements().size() + 2);
    }

    @Test
    void aStatementThatDoesNotEndIsStopped() {
        for (int i = 0; i < 100; i++) {
            aws.say("QUEUED");
        }

        assertThatThrownBy(() -> lake.set("athena.statement-timeout", "100ms").apply(Breaking.REFUSED))
                .hasMessageContainingAll("ONR-V037", "schema canonical", "execution-0", "athena.statement-timeout");
        assertThat(aws.requests("AmazonAthena.StopQueryExecution"))
                .singleElement()
                .matches(each -> each.body().get("QueryExecutionId").asText().equals("execution-0"));
    }

    @ParameterizedTest
    @CsvSource({
        "AWSGlue.GetDatabases, Glue, the list of databases",
        "AmazonAthena.StartQueryExecution, Athena, schema canonical",
        "AWSGlue.UpdateTable, Glue, view views.owner_wide"
    })
    void whatIsDeniedIsNamed(String target, String service, String object) {
        aws.fail(target, new Fault(400, "AccessDeniedException", "User x is not authorized to perform: y"));

        assertThatThrownBy(() -> lake.apply(Breaking.REFUSED))
                .hasMessageContainingAll("ONR-V034", service, object, "is not authorized to perform: y");
    }

    @Test
    void aLakeThatMayNotBeListedIsNoLakeWithoutTables() {
        aws.fail("S3", new Fault(403, "AccessDenied", "Access Denied"));

        assertThatThrownBy(() -> lake.apply(Breaking.REFUSED))
                .hasMessageContainingAll("ONR-V034", "S3", "table canonical.owner");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ExpiredTokenException", "UnrecognizedClientException", "InvalidSignatureException"})
    void credentialsThatAreNoneAnyMoreAreTold(String code) {
        aws.fail("AWSGlue.GetDatabases", new Fault(400, code, "The security token included in the request is expired"));

        assertThatThrownBy(() -> lake.plan()).hasMessageContainingAll("ONR-V033", "Glue", "log in to AWS again");
    }

    @Test
    void nobodyThereIsNoAnswer() {
        aws.close();

        assertThatThrownBy(() -> lake.plan()).hasMessageContainingAll("ONR-V032", "Glue does not answer at", aws.url());
    }

    @Test
    void resultsNeedAPlaceBeforeAnythingIsDone() {
        AthenaLake nowhere = lake.set("athena.output-location", "");

        assertThatThrownBy(() -> nowhere.apply(Breaking.REFUSED))
                .hasMessageContainingAll("ONR-V036", "athena.output-location", "s3://bucket/");
        assertThat(aws.statements()).isEmpty();

        aws.workGroup
                .putObject("Configuration")
                .putObject("ResultConfiguration")
                .put("OutputLocation", "s3://r/");
        nowhere.apply(Breaking.REFUSED).orThrow();
        assertThat(aws.requests(START)).noneMatch(each -> each.body().has("ResultConfiguration"));
    }

    @Test
    void aWorkGroupMayKeepResultsItself() {
        ((ObjectNode) aws.workGroup.putObject("Configuration"))
                .putObject("ManagedQueryResultsConfiguration")
                .put("Enabled", true);

        lake.set("athena.output-location", "").apply(Breaking.REFUSED).orThrow();

        assertThat(aws.statements()).isNotEmpty();
    }

    @Test
    void aWorkGroupThatRunsNothingIsTold() {
        assertThatThrownBy(() -> lake.set("athena.work-group", "nobody").apply(Breaking.REFUSED))
                .hasMessageContainingAll("ONR-V036", "work group nobody", "is not found", "athena.work-group");
        aws.workGroup.put("State", "DISABLED");
        assertThatThrownBy(() -> lake.apply(Breaking.REFUSED)).hasMessageContainingAll("ONR-V036", "it is disabled");
        assertThat(aws.statements()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "athena.region, Frankfurt, such as eu-central-1",
        "athena.endpoint, athena.example.com, http or https URL",
        "athena.endpoint, 'http://a b', a URL",
        "athena.glue-endpoint, ftp://glue.example.com, http or https URL",
        "athena.work-group, '', the name of a work group",
        "athena.catalog, '', AwsDataCatalog",
        "athena.catalog-id, 123, 12 digits",
        "athena.output-location, /tmp/results, s3://bucket/athena-results/",
        "athena.statement-timeout, 0s, a duration",
        "athena.access-key, '', athena.secret-key empty"
    })
    void aSettingThatCannotBeIsNamed(String key, String value, String takes) {
        assertThatThrownBy(() -> lake.set(key, value).plan())
                .hasMessageContainingAll("ONR-V031", key, "'" + value + "'", takes);
        assertThat(aws.requests()).isEmpty();
    }

    @Test
    @DisabledIfEnvironmentVariable(named = "AWS_REGION", matches = ".+")
    void noRegionAnywhereIsTold() {
        outsideOfAws(
                () -> assertThatThrownBy(() -> lake.set("athena.region", "").plan())
                        .hasMessageContainingAll("ONR-V031", "athena.region", "such as eu-central-1"));
    }

    @Test
    @DisabledIfEnvironmentVariable(named = "AWS_ACCESS_KEY_ID", matches = ".+")
    void noCredentialsAnywhereAreTold() {
        outsideOfAws(() -> assertThatThrownBy(() -> lake.set("athena.access-key", "", "athena.secret-key", "")
                        .plan())
                .hasMessageContainingAll("ONR-V033", "there are no credentials", "athena.access-key"));
        assertThat(aws.requests()).isEmpty();
    }

    /** Neither a profile nor a machine of AWS says anything. */
    private static void outsideOfAws(Runnable test) {
        Map<String, String> nothing = Map.of(
                "aws.disableEc2Metadata", "true",
                "aws.configFile", "/does/not/exist",
                "aws.sharedCredentialsFile", "/does/not/exist");
        nothing.forEach(System::setProperty);
        try {
            test.run();
        } finally {
            nothing.keySet().forEach(System::clearProperty);
        }
    }
}
