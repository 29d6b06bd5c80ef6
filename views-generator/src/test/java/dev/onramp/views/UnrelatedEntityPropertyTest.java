package dev.onramp.views;

import static dev.onramp.model.FieldType.Primitive.STRING;
import static dev.onramp.views.TestModels.LAYOUT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.model.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An entity to which nothing refers changes no view but its own. */
class UnrelatedEntityPropertyTest {
    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void addingAnEntityChangesNoExistingView(long seed) {
        var random = new Random(seed);
        var entities = new ArrayList<Entity>();
        int size = 1 + random.nextInt(5);
        IntStream.range(0, size).forEach(i -> entities.add(randomEntity("e" + i, size, random)));
        List<View> before = views(entities);
        entities.add(random.nextInt(entities.size() + 1), randomEntity("added", size, random));

        List<View> after = views(entities);

        assertThat(after)
                .containsAll(before.stream()
                        .filter(view -> view.kind() != View.Kind.TOTALS)
                        .toList());
        assertThat(before)
                .filteredOn(view -> view.kind() == View.Kind.TOTALS)
                .allSatisfy(totals -> assertThat(after)
                        .describedAs("what refers to an entity is counted there, and renames nothing")
                        .filteredOn(view -> view.name().equals(totals.name()))
                        .singleElement()
                        .satisfies(view -> assertThat(view.columns()).containsAll(totals.columns())));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theOrderOfReferencesNamesNoColumnDifferently(long seed) {
        var random = new Random(seed);
        var entities = new ArrayList<Entity>();
        IntStream.range(0, 4).forEach(i -> entities.add(randomEntity("e" + i, 4, random)));
        var turned = entities.stream().map(UnrelatedEntityPropertyTest::turned).toList();

        assertThat(views(turned).stream().flatMap(view -> view.columns().stream()))
                .containsExactlyInAnyOrderElementsOf(views(entities).stream()
                        .flatMap(view -> view.columns().stream())
                        .toList());
    }

    private static Entity turned(Entity entity) {
        var references = new ArrayList<>(entity.references());
        java.util.Collections.reverse(references);
        return new Entity(entity.name(), entity.doc(), entity.kind(), entity.key(), entity.fields(), references);
    }

    private static List<View> views(List<Entity> entities) {
        return LakeCatalog.of(TestModels.model(entities.toArray(Entity[]::new)), LAYOUT, new ViewRules(0, 10_000))
                .views();
    }

    /** Names come from a small set, so that they meet. */
    private static Entity randomEntity(String name, int targets, Random random) {
        var builder = EntityBuilder.entity(name, "id").field("id", STRING);
        List.of("a", "b", "a_b", "b_a", "a_a", "a_b_a").stream()
                .filter(field -> random.nextBoolean())
                .forEach(field -> {
                    builder.field(field, STRING);
                    if (random.nextInt(3) == 0) {
                        builder.refers(field, field, "e" + random.nextInt(targets), "id");
                    }
                });
        return builder.build();
    }
}
