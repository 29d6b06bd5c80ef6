package dev.onramp.views.trino;

import static dev.onramp.model.FieldType.Primitive.INT;
import static dev.onramp.model.FieldType.Primitive.LONG;
import static dev.onramp.model.FieldType.Primitive.STRING;
import static dev.onramp.model.Reference.ToMany.ARRAY;
import static dev.onramp.model.Reference.ToMany.EXPLODE;
import static dev.onramp.views.EntityBuilder.entity;
import static dev.onramp.views.TestModels.model;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Entity;
import dev.onramp.views.TestModels;
import dev.onramp.views.plan.Breaking;
import dev.onramp.views.plan.Drift;
import dev.onramp.views.plan.ObjectOutcome.Status;
import dev.onramp.views.plan.PlannedChange;
import dev.onramp.views.plan.PlannedChange.Action;
import dev.onramp.views.plan.PlannedChange.Kind;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plan, apply and drift against a real Trino over a real S3. */
class TrinoPlanIT {
    private static final Entity OWNER = owner("id").build();
    private static final Entity PET =
            pet("id").field("name", STRING, "Its name.").field("age", INT).build();
    private static final CanonicalModel BEFORE = model(OWNER, PET);

    @Test
    void thePlanAfterAnApplyIsEmpty() throws IOException {
        var lake = new Lake(SharedTrino.settings(), TestModels.shop(), "planned");

        assertThat(count(lake.plan().changes(), Kind.SCHEMA)).isEqualTo(2);
        assertThat(count(lake.plan().changes(), Kind.TABLE))
                .isEqualTo(2L * lake.model.entities().size());
        assertThat(lake.plan().changes()).allMatch(each -> each.action() == Action.CREATE && !each.isBreaking());

        lake.apply(Breaking.REFUSED);
        assertThat(count(lake.plan().changes(), Kind.SCHEMA))
                .describedAs("schemas are made, tables are waited for")
                .isZero();
        lake.writeTables();
        lake.apply(Breaking.REFUSED).orThrow();

        assertThat(lake.plan().changes()).isEmpty();
        assertThat(lake.drift()).isEmpty();
    }

    @Test
    void aNewEntityIsSafeAndTouchesNothingElse() throws IOException {
        Lake lake = applied("grows", BEFORE);
        Entity toy = entity("toy", "id")
                .field("id", STRING)
                .field("pet_id", STRING)
                .refers("pet", "pet_id", "pet", "id")
                .build();
        Lake grown = lake.with(model(OWNER, PET, toy));
        grown.writeTables(toy);

        assertThat(grown.plan().changes()).allMatch(each -> each.action() == Action.CREATE && isOfToy(each.name()));
        assertThat(grown.apply(Breaking.REFUSED).orThrow().outcomes())
                .filteredOn(each -> each.status() != Status.UNCHANGED)
                .allMatch(each -> isOfToy(each.name()));
        assertThat(grown.plan().isEmpty()).isTrue();
    }

    @Test
    void aColumnThatGoesIsRefusedWithNothingDoneUntilItIsAllowed() throws IOException {
        Lake lake = applied("shrinks", BEFORE);
        Lake smaller = lake.with(model(
                owner("id").build(),
                pet("id").field("name", STRING, "Its name.").build()));

        assertThat(smaller.plan().text())
                .contains("~ view shrinks_views.pet_wide\n    - column age integer  (breaking)\n", "0 to drop");
        assertThatThrownBy(() -> smaller.apply(Breaking.REFUSED))
                .hasMessageContainingAll("ONR-V011", "~ view shrinks_views.pet_wide", "--allow-breaking");
        assertThat(lake.plan().isEmpty()).describedAs("nothing has been done").isTrue();

        smaller.apply(Breaking.ALLOWED).orThrow();

        assertThat(smaller.plan().isEmpty()).isTrue();
        assertThat(smaller.rows("SHOW COLUMNS FROM VIEWS.pet_wide")).noneMatch(line -> line.startsWith("age,"));
    }

    @Test
    void anotherTypeMeaningOrGrainIsBreaking() throws IOException {
        Lake lake = applied("shifts", BEFORE);

        assertThat(details(lake.with(model(
                        OWNER,
                        pet("id")
                                .field("name", STRING, "Its name.")
                                .field("age", LONG)
                                .build()))))
                .extractingByKey("shifts_views.pet_wide")
                .asString()
                .contains("~ column age integer becomes bigint (BREAKING)");
        assertThat(details(lake.with(model(owner("city").build()))).get("shifts_views.owner_wide"))
                .contains("~ a row is one per city, no longer per id (BREAKING)");
        Entity withCity = pet("id")
                .field("name", STRING, "Its name.")
                .field("age", INT)
                .field("city", STRING, "Where it was born.")
                .build();
        assertThat(details(lake.with(model(OWNER, withCity))).get("shifts_views.pet_wide"))
                .contains(
                        "~ column city shows city, no longer owner.city (BREAKING)",
                        "+ column owner_city varchar (SAFE)");
    }

    @Test
    void aViewThatTheModelNoLongerWantsIsDroppedOnlyWhenAllowed() throws IOException {
        Lake lake = applied("drops", BEFORE);
        lake.run("CREATE VIEW VIEWS.mine AS SELECT 1 AS one");
        Lake without = lake.with(model(OWNER));

        assertThat(without.plan().changes())
                .extracting(PlannedChange::title)
                .containsExactly(
                        "- view drops_views.owner_totals",
                        "- view drops_views.pet_as_of",
                        "- view drops_views.pet_history",
                        "- view drops_views.pet_wide");
        assertThatThrownBy(() -> without.apply(Breaking.REFUSED)).hasMessageContaining("ONR-V011");
        assertThat(lake.plan().isEmpty()).isTrue();

        assertThat(without.apply(Breaking.ALLOWED).outcomes())
                .filteredOn(each -> each.status() == Status.DROPPED)
                .hasSize(4);
        assertThat(without.rows("SHOW TABLES FROM VIEWS")).containsExactly("mine", "owner_history", "owner_wide");
        assertThat(without.plan().isEmpty()).isTrue();
    }

    @Test
    void viewsChangedByHandAreFoundAndMended() throws IOException {
        Lake lake = applied("drifts", BEFORE);
        lake.run("DROP VIEW VIEWS.owner_wide");
        lake.run("CREATE OR REPLACE VIEW VIEWS.pet_wide AS SELECT id FROM CANONICAL.pet");
        lake.run("COMMENT ON VIEW VIEWS.owner_history IS 'mine'");
        lake.run("COMMENT ON COLUMN VIEWS.pet_history.name IS 'mine'");
        lake.run("CREATE VIEW VIEWS.report AS SELECT 1 AS one");

        assertThat(lake.drift())
                .extracting(Drift::view, Drift::kind)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("drifts_views.owner_history", Drift.Kind.CHANGED),
                        org.assertj.core.groups.Tuple.tuple("drifts_views.pet_history", Drift.Kind.CHANGED),
                        org.assertj.core.groups.Tuple.tuple("drifts_views.pet_wide", Drift.Kind.CHANGED),
                        org.assertj.core.groups.Tuple.tuple("drifts_views.report", Drift.Kind.FOREIGN),
                        org.assertj.core.groups.Tuple.tuple("drifts_views.owner_wide", Drift.Kind.MISSING));

        lake.apply(Breaking.REFUSED).orThrow();

        assertThat(lake.plan().isEmpty()).isTrue();
        assertThat(lake.drift()).extracting(Drift::view).containsExactly("drifts_views.report");
    }

    @Test
    void aQueryThatIsChangedUnderItsMarkIsFound() throws IOException {
        Lake lake = applied("forged", BEFORE);
        String comment = lake.rows("SELECT comment FROM system.metadata.table_comments WHERE catalog_name = 'lake'"
                        + " AND schema_name = 'forged_views' AND table_name = 'pet_wide'")
                .get(0)
                .replace("\"", "");
        lake.run("CREATE OR REPLACE VIEW VIEWS.pet_wide COMMENT '" + comment
                + "' AS SELECT * FROM CANONICAL.pet WHERE age > 3");

        assertThat(lake.drift())
                .containsExactly(new Drift(
                        "forged_views.pet_wide", Drift.Kind.CHANGED, "its query or its comment was changed by hand"));
    }

    @Test
    void aMarkOfAToManyRelationIsSafeAndWhatItGaveBreaksWhenItGoes() throws IOException {
        Lake lake = applied("herds", BEFORE);
        Entity marked = pet("id")
                .toMany(EXPLODE, ARRAY)
                .field("name", STRING, "Its name.")
                .field("age", INT)
                .build();
        Lake herds = lake.with(model(OWNER, marked));

        assertThat(herds.plan().changes()).isNotEmpty().noneMatch(PlannedChange::isBreaking);
        herds.apply(Breaking.REFUSED).orThrow();
        herds.insertLatest("owner", "'1', 'Bern'", "'2', 'Rome'");
        herds.insertLatest("pet", "'b', '1', 'Rex', 3", "'a', '1', 'Tom', NULL");

        assertThat(herds.plan().changes()).isEmpty();
        assertThat(herds.drift()).isEmpty();
        assertThat(herds.rows("SELECT id, pet_id, pet_name FROM VIEWS.owner_exploded ORDER BY 1, 2"))
                .containsExactly("1,a,Tom", "1,b,Rex", "2,,");
        assertThat(herds.rows("SELECT id, json_format(CAST(pet_array AS json)) FROM VIEWS.owner_totals ORDER BY 1"))
                .containsExactly(
                        "1,\"[{\"\"id\"\":\"\"a\"\",\"\"name\"\":\"\"Tom\"\",\"\"age\"\":null},{\"\"id\"\":\"\"b\"\",\"\"name\"\":\"\"Rex\"\",\"\"age\"\":3}]\"",
                        "2,[]");
        assertThat(lake.plan().text())
                .contains("- view herds_views.owner_exploded  (breaking)", "- column pet_array array(row(");
    }

    /** The plan takes 8 statements and more; the cuts lie in it, among schemas and tables, among views, and among comments. */
    @ParameterizedTest
    @ValueSource(ints = {3, 17, 24})
    void anApplyThatLosesTrinoHalfWayIsMendedByTheNext(int statements) throws IOException {
        Lake lake = new Lake(SharedTrino.settings(), BEFORE, "cut" + statements);
        lake.apply();
        lake.writeTables();
        try (var dying = new DyingTrino(lake.settings.section("trino").getString("url"), statements)) {
            var through = TrinoViews.of(lake.settings.with(Map.of("trino.url", dying.url())));

            assertThatThrownBy(() -> through.apply(BEFORE, Breaking.REFUSED)).hasMessageContaining("ONR-V005");
        }
        assertThat(lake.plan().isEmpty()).describedAs("something is left to do").isFalse();

        lake.apply(Breaking.REFUSED).orThrow();

        assertThat(lake.plan().changes()).isEmpty();
        assertThat(lake.drift()).isEmpty();
    }

    /** The new entity's own, and what counts it. */
    private static boolean isOfToy(String name) {
        return name.contains(".toy") || name.endsWith(".pet_totals");
    }

    private static dev.onramp.views.EntityBuilder owner(String key) {
        return entity("owner", key).doc("Who has pets.").field("id", STRING).field("city", STRING, "Where they live.");
    }

    private static dev.onramp.views.EntityBuilder pet(String key) {
        return entity("pet", key)
                .field("id", STRING)
                .field("owner_id", STRING)
                .refers("owner", "owner_id", "owner", "id");
    }

    private static Lake applied(String name, CanonicalModel model) throws IOException {
        var lake = new Lake(SharedTrino.settings(), model, name);
        lake.apply();
        lake.writeTables();
        lake.apply(Breaking.REFUSED).orThrow();
        return lake;
    }

    private static Map<String, String> details(Lake lake) {
        return lake.plan().changes().stream()
                .collect(Collectors.toMap(
                        PlannedChange::name,
                        change -> change.details().stream()
                                .map(each -> each.text() + " (" + each.effect() + ")")
                                .collect(Collectors.joining("; "))));
    }

    private static long count(List<PlannedChange> changes, Kind kind) {
        return changes.stream().filter(each -> each.kind() == kind).count();
    }
}
