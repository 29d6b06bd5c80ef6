package dev.onramp.views.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onramp.config.Settings;
import dev.onramp.views.Engine;
import dev.onramp.views.GoldenFile;
import dev.onramp.views.TestModels;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class IamPolicyTest {
    private static final Settings SETTINGS = Settings.defaults()
            .with(Map.of(
                    "access.athena-analyst", "arn:aws:iam::123456789012:role/analyst",
                    "access.athena-steward", "arn:aws:iam::123456789012:role/steward",
                    "athena.region", "eu-central-1",
                    "athena.output-location", "s3://results/athena"));

    /** What IAM takes inside a role; white space does not count. */
    private static final int MOST_CHARACTERS = 10_240;

    @ParameterizedTest
    @EnumSource
    void thePoliciesOfTheBuiltInModelAreAsReviewed(AthenaRole role) throws IOException {
        GoldenFile.check("built-in/athena-iam-" + role + ".json", IamPolicy.text(SETTINGS, TestModels.builtIn(), role));
    }

    @ParameterizedTest
    @CsvSource({
        "built-in, ANALYST",
        "built-in, STEWARD",
        "tpch, ANALYST",
        "retail, ANALYST",
        "telco, STEWARD",
        "insurer, ANALYST"
    })
    void everyPolicyIsOneThatIamTakesAndNamesWhatItAllows(String model, AthenaRole role) throws IOException {
        String text = IamPolicy.text(SETTINGS, TestModels.of(model), role);

        JsonNode policy = new ObjectMapper().readTree(text);
        assertThat(policy.fieldNames()).toIterable().containsExactly("Version", "Statement");
        assertThat(policy.get("Version").asText()).isEqualTo("2012-10-17");
        Set<String> ids = new TreeSet<>();
        assertThat(policy.get("Statement")).isNotEmpty().allSatisfy(statement -> {
            assertThat(ids.add(statement.get("Sid").asText())).isTrue();
            assertThat(statement.get("Sid").asText()).matches("[A-Za-z0-9]+");
            assertThat(statement.get("Effect").asText()).isEqualTo("Allow");
            assertThat(statement.get("Action"))
                    .isNotEmpty()
                    .allMatch(action -> action.asText().matches("(athena|glue|s3):[A-Za-z]+"));
            assertThat(statement.get("Resource"))
                    .isNotEmpty()
                    .allMatch(resource -> resource.asText().matches("arn:aws:(athena|glue|s3):[^*]*/?\\*?"))
                    .noneMatch(resource -> resource.asText().matches("arn:aws:s3:::[^/]*\\*"));
            if (statement.toString().contains("s3:ListBucket")) {
                assertThat(statement.at("/Condition/StringLike/s3:prefix")).isNotEmpty();
            }
        });
        assertThat(text.replaceAll("\\s", "")).hasSizeLessThan(MOST_CHARACTERS);
    }

    @Test
    void anAnalystReachesWhatTheMaskedViewsReadAndNothingElse() throws IOException {
        List<String> resources = resources(IamPolicy.text(SETTINGS, TestModels.builtIn(), AthenaRole.ANALYST));

        Set<String> expected = new TreeSet<>();
        MaskedStatements.of(SETTINGS, TestModels.builtIn(), Engine.ATHENA, AthenaAccess.IAM).stream()
                .filter(sql -> sql.startsWith("CREATE OR REPLACE VIEW views_masked."))
                .map(sql -> sql.substring("CREATE OR REPLACE VIEW views_masked.".length(), sql.indexOf(" AS")))
                .forEach(name -> {
                    expected.add("views_masked/" + name);
                    expected.add("views/" + name);
                });
        assertThat(resources.stream().filter(each -> each.contains(":table/views")))
                .isNotEmpty()
                .map(each -> each.substring(each.indexOf(":table/") + ":table/".length()))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(resources)
                .contains("arn:aws:s3:::onramp-lake/canonical/account/*", "arn:aws:s3:::results/athena/analyst/*")
                .noneMatch(each -> each.contains("archive") || each.contains("steward"));
        assertThat(resources.stream().filter(each -> each.endsWith("*")))
                .allMatch(each -> each.startsWith("arn:aws:s3:::onramp-lake/canonical/") || each.contains("results"));
    }

    @Test
    void aStewardNeedsNoMaskedViews() throws IOException {
        assertThat(resources(IamPolicy.text(SETTINGS, TestModels.builtIn(), AthenaRole.STEWARD)))
                .contains(
                        "arn:aws:glue:eu-central-1:123456789012:table/views/account_wide",
                        "arn:aws:athena:eu-central-1:123456789012:workgroup/steward",
                        "arn:aws:s3:::results/athena/steward/*")
                .noneMatch(each -> each.contains("masked") || each.contains("analyst"));
    }

    @Test
    void anotherPartitionAccountAndCatalogAreNamed() throws IOException {
        Settings elsewhere = SETTINGS.with(Map.of(
                "access.athena-analyst", "arn:aws-cn:iam::123456789012:role/analyst",
                "athena.region", "cn-north-1",
                "athena.catalog", "lakehouse",
                "athena.catalog-id", "210987654321"));

        assertThat(resources(IamPolicy.text(elsewhere, TestModels.builtIn(), AthenaRole.ANALYST)))
                .contains(
                        "arn:aws-cn:glue:cn-north-1:210987654321:catalog",
                        "arn:aws-cn:athena:cn-north-1:123456789012:datacatalog/lakehouse",
                        "arn:aws-cn:s3:::onramp-lake");
    }

    @ParameterizedTest
    @CsvSource({
        "access.athena-analyst, '', ONR-V021",
        "athena.region, '', ONR-V031",
        "athena.output-location, '', ONR-V031",
        "access.athena-analyst-work-group, 'a b', ONR-V031"
    })
    void whatAPolicyMustNameIsAskedFor(String key, String value, String error) {
        Settings wrong = SETTINGS.with(Map.of(key, value));

        assertThatThrownBy(() -> IamPolicy.text(wrong, TestModels.builtIn(), AthenaRole.ANALYST))
                .hasMessageContainingAll(error, key);
    }

    @Test
    void withIamTheMaskedViewsAreOrdinaryOnesAndAllThere() {
        List<String> statements = MaskedStatements.of(SETTINGS, TestModels.builtIn(), Engine.ATHENA, AthenaAccess.IAM);

        assertThat(statements.get(0)).startsWith("CREATE DATABASE IF NOT EXISTS `views_masked`");
        assertThat(statements.subList(1, statements.size()))
                .isNotEmpty()
                .allMatch(sql -> sql.startsWith("CREATE OR REPLACE VIEW views_masked."))
                .anyMatch(sql -> sql.contains("_as_of AS"));
        assertThat(MaskedStatements.of(SETTINGS, TestModels.builtIn(), Engine.TRINO, AthenaAccess.IAM))
                .isEqualTo(MaskedStatements.of(SETTINGS, TestModels.builtIn(), Engine.TRINO));
    }

    private static List<String> resources(String policy) throws IOException {
        List<String> resources = new ArrayList<>();
        new ObjectMapper()
                .readTree(policy)
                .get("Statement")
                .forEach(statement -> statement.get("Resource").forEach(each -> resources.add(each.asText())));
        return resources;
    }
}
