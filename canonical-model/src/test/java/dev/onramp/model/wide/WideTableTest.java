package dev.onramp.model.wide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Entity;
import dev.onramp.model.Field;
import dev.onramp.model.FieldType.Primitive;
import dev.onramp.model.Identifier;
import dev.onramp.model.ModelLoader;
import dev.onramp.model.Reference;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WideTableTest {
    @Test
    void followsReferencesAndLeavesOutTheKeysOfJoinedEntities() {
        CanonicalModel model = ModelLoader.loadDefault();

        WideTable table = WideTable.of(model, model.entity(new Identifier("account")));

        assertThat(table.name()).isEqualTo("account_wide");
        assertThat(table.steps())
                .extracting(step -> step.entity().name().value())
                .containsExactly("account", "customer", "individual");
        assertThat(table.columns())
                .extracting(WideColumn::name)
                .contains("account_number", "customer__party_id", "customer__party__gender")
                .doesNotContain("customer__customer_number", "customer__party__id");
        assertThat(WideTable.of(model)).as("the built-in model asks for none").isEmpty();
    }

    @Test
    void endsAtSelfReferencesAndNamesNoColumnTwice() {
        // The own column a__b has the name that the way would give to b of a.
        Entity tree = new Entity(
                new Identifier("tree"),
                "",
                Entity.Kind.THING,
                List.of(new Identifier("id")),
                List.of(field("id"), field("parent_id"), field("a__b"), field("a_id")),
                List.of(reference("parent", "parent_id", "tree"), reference("a", "a_id", "leaf")),
                true);
        Entity leaf = new Entity(
                new Identifier("leaf"),
                "",
                Entity.Kind.THING,
                List.of(new Identifier("id")),
                List.of(field("id"), field("b")),
                List.of());

        WideTable table =
                WideTable.of(new CanonicalModel(List.of(leaf, tree), List.of())).get(0);

        assertThat(table.steps()).hasSize(2);
        List<String> names = table.columns().stream().map(WideColumn::name).toList();
        assertThat(new HashSet<>(names)).hasSameSizeAs(names);
        assertThat(names).contains("a__b").anyMatch(name -> name.matches("a__b__[0-9a-f]{8}"));
    }

    @Test
    void aStepWithAWayHasAnOwner() {
        Entity entity = ModelLoader.loadDefault().entities().get(0);

        assertThatThrownBy(() -> new WideStep(List.of(new Identifier("role")), entity, -1, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new WideColumn("name", -1, entity.fields().get(0)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Reference reference(String role, String field, String target) {
        return new Reference(
                new Identifier(role),
                List.of(new Identifier(field)),
                new Identifier(target),
                List.of(new Identifier("id")));
    }

    private static Field field(String name) {
        return new Field(
                new Identifier(name),
                Primitive.STRING,
                true,
                Field.Classification.NONE,
                false,
                Optional.empty(),
                "",
                List.of());
    }
}
