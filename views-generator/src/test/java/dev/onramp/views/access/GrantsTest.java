package dev.onramp.views.access;

import static dev.onramp.model.FieldType.Primitive.STRING;
import static dev.onramp.views.EntityBuilder.entity;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.config.Settings;
import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Masking;
import dev.onramp.views.Engine;
import dev.onramp.views.GoldenFile;
import dev.onramp.views.LakeCatalog;
import dev.onramp.views.TestModels;
import dev.onramp.views.proof.JsonTrees;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrantsTest {
    private static final Settings SETTINGS = Settings.defaults()
            .with(Map.of(
                    "access.athena-analyst", "arn:aws:iam::123456789012:role/analyst",
                    "access.athena-steward", "arn:aws:iam::123456789012:role/steward"));

    @ParameterizedTest
    @CsvSource({"TRINO,trino-rules.json", "ATHENA,athena-grants.json", "POSTGRESQL,postgresql-grants.sql"})
    void theGrantsOfTheBuiltInModelAreAsReviewed(Engine engine, String file) throws IOException {
        GoldenFile.check("built-in/" + file, Grants.of(SETTINGS, TestModels.builtIn(), engine, "lake"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"retail", "telco", "tpch"})
    void theRulesOfOtherModelsAreAsReviewed(String model) throws IOException {
        GoldenFile.check(model + "/trino-rules.json", Grants.of(SETTINGS, TestModels.of(model), Engine.TRINO, "lake"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRINO", "ATHENA", "SPARK", "POSTGRESQL"})
    void theMaskedViewsOfTheBuiltInModelAreAsReviewed(Engine engine) throws IOException {
        GoldenFile.check(
                "built-in/" + engine.text() + "-masked-statements.sql",
                String.join(";\n\n", MaskedStatements.of(SETTINGS, TestModels.builtIn(), engine)) + ";\n");
    }

    @Test
    void sparkHasNoGrants() {
        assertThatThrownBy(() -> Grants.of(SETTINGS, TestModels.builtIn(), Engine.SPARK, "lake"))
                .hasMessageContainingAll("ONR-V022", "spark", "--engine athena");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "analyst", "arn:aws:iam::1:role/analyst", "arn:aws:iam::123456789012:role/an alyst"})
    void athenaNeedsAPrincipal(String principal) {
        Settings wrong = SETTINGS.with(Map.of("access.athena-analyst", principal));

        assertThatThrownBy(() -> Grants.of(wrong, TestModels.builtIn(), Engine.ATHENA, "lake"))
                .hasMessageContainingAll("ONR-V021", "access.athena-analyst", "'" + principal + "'");
    }

    @Test
    void withoutStewardsNobodyIsGrantedTables() {
        Settings alone = SETTINGS.with(Map.of("access.athena-steward", "", "access.stewards", " , "));

        assertThat(Grants.of(alone, TestModels.builtIn(), Engine.ATHENA, "lake"))
                .doesNotContain("canonical", "steward");
        assertThat(Grants.of(alone, TestModels.builtIn(), Engine.TRINO, "lake")).doesNotContain("steward");
        assertThat(Grants.of(alone, TestModels.builtIn(), Engine.POSTGRESQL, "lake"))
                .doesNotContain("steward");
    }

    @ParameterizedTest
    @ValueSource(strings = {"o'brien", "a\"b", "x;y", "$$", ".*", "a|b", "back\\slash", "new\nline", "-x", "é"})
    void namesThatCouldBeMoreThanNamesAreRefused(String name) {
        for (String key : List.of("access.analysts", "access.stewards")) {
            assertThatThrownBy(() -> Roles.of(SETTINGS.with(Map.of(key, name))))
                    .hasMessageContainingAll("ONR-V020", name, "letters, digits");
        }
    }

    @Test
    void nobodyHasTwoRoles() {
        assertThatThrownBy(() -> Roles.of(SETTINGS.with(Map.of("access.analysts", "onramp"))))
                .hasMessageContainingAll("ONR-V020", "'onramp'", "two roles");
        assertThatThrownBy(() -> Roles.of(SETTINGS.with(Map.of("access.stewards", "x, analyst"))))
                .hasMessageContainingAll("ONR-V020", "'analyst'", "two roles");
    }

    @ParameterizedTest
    @ValueSource(strings = {"canonical", "views", "Masked", "a b", ""})
    void theMaskedSchemaIsOneOfItsOwn(String schema) {
        assertThatThrownBy(() -> Roles.of(SETTINGS.with(Map.of("access.masked-schema", schema))))
                .hasMessageContainingAll("ONR-V004", "access.masked-schema");
    }

    @Test
    void aNameStandsForItselfAloneInAPattern() throws IOException {
        Roles roles = new Roles(
                "ad.min|x",
                List.of("a.nna@b-c.example"),
                List.of(),
                Roles.of(SETTINGS).maskedSchema());

        Map<?, ?> rules = rules(new TrinoRules(
                TestModels.builtIn(), LakeCatalog.of(TestModels.builtIn(), TestModels.LAYOUT), roles, "la-ke"));

        for (Object rule : (List<?>) rules.get("catalogs")) {
            Pattern user = Pattern.compile((String) ((Map<?, ?>) rule).get("user"));
            assertThat(user.matcher("x").matches()).isFalse();
            assertThat(user.matcher("axnna@b-c.example").matches()).isFalse();
        }
        assertThat(matching(rules, "ad.min|x")).isEqualTo(1);
        assertThat(matching(rules, "a.nna@b-c.example")).isEqualTo(1);
    }

    @Test
    void reservedWordsAreNamesInRulesAndMaskedViews() throws IOException {
        CanonicalModel model = TestModels.model(entity("order", "order")
                .personal("order", STRING, Masking.HASH)
                .personal("select", STRING, Masking.FIRST_LETTER)
                .build());
        LakeCatalog catalog = LakeCatalog.of(model, TestModels.LAYOUT);

        Map<?, ?> rules = rules(new TrinoRules(model, catalog, Roles.of(SETTINGS), "lake"));

        assertThat(rules.get("tables").toString())
                .contains(
                        "{name=order, mask=lower(to_hex(sha256(to_utf8(\"order\"))))}",
                        "{name=select, mask=substr(\"select\", 1, 1)}");
        assertThat(new MaskedViews(model, catalog, Roles.of(SETTINGS).maskedSchema(), Engine.TRINO)
                        .views()
                        .get(0)
                        .body())
                .contains("substr(unmasked.\"select\", 1, 1) AS \"select\"");
    }

    private static long matching(Map<?, ?> rules, String user) {
        return ((List<?>) rules.get("catalogs"))
                .stream()
                        .filter(rule -> Pattern.matches((String) ((Map<?, ?>) rule).get("user"), user))
                        .count();
    }

    private static Map<?, ?> rules(TrinoRules rules) throws IOException {
        return (Map<?, ?>) java.util.Objects.requireNonNull(JsonTrees.read(rules.text()));
    }
}
