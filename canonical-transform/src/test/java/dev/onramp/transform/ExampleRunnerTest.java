package dev.onramp.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.config.Problem;
import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Expression.From;
import dev.onramp.model.FieldType;
import dev.onramp.model.FieldType.Primitive;
import dev.onramp.model.Identifier;
import dev.onramp.model.ModelLoader;
import dev.onramp.model.Source;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExampleRunnerTest {
    private static final Identifier ENTITY = new Identifier("e");

    @Test
    void findsTheBuiltInModelTrueToItsExamples() {
        CanonicalModel model = ModelLoader.loadDefault();

        assertThat(model.sources())
                .allSatisfy(source -> assertThat(source.examples()).isNotEmpty());
        assertThat(ExampleRunner.run(model)).isEmpty();
    }

    @Test
    void takesValuesAsPeopleWriteThem() {
        assertThat(problems(Map.of("k", 1, "v", 1.5), Map.of(ENTITY, Map.of("k", 1, "v", "1.50"))))
                .isEmpty();
    }

    @Test
    void namesEveryDifference() {
        assertThat(problems(Map.of("k", "1", "v", "1.5"), Map.of(ENTITY, Map.of("k", "2"))))
                .extracting(Problem::path, Problem::cause)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "t.examples[0].out.e.k", "expected \"2\", the mapping gives \"1\""),
                        org.assertj.core.groups.Tuple.tuple(
                                "t.examples[0].out.e.v", "expected nothing, the mapping gives \"1.50\""));
    }

    @Test
    void namesARejectedRow() {
        assertThat(problems(Map.of("v", "1.5"), Map.of()))
                .extracting(Problem::cause)
                .containsExactly("the row is rejected: ONR-T107: column k is required and absent");
    }

    @Test
    void namesEntitiesThatAreMissingOrTooMany() {
        assertThat(problems(Map.of("k", "1"), Map.of(new Identifier("other"), Map.of())))
                .extracting(Problem::cause)
                .containsExactly("the row gives no such entity", "the row gives an entity 'e' too");
    }

    private static List<Problem> problems(Map<String, Object> in, Map<Identifier, Map<String, Object>> out) {
        CanonicalModel model = Fixtures.oneField(
                Fixtures.optional("v", Primitive.STRING),
                Fixtures.optional("v", new FieldType.DecimalType(5, 2)),
                new From(new Identifier("v")));
        Source source = model.sources().get(0);
        Source withExample = new Source(
                source.table(),
                source.system(),
                source.format(),
                source.key(),
                source.fields(),
                source.version(),
                source.produces(),
                List.of(new Source.Example(in, out)));
        return ExampleRunner.run(new CanonicalModel(model.entities(), List.of(withExample)));
    }
}
