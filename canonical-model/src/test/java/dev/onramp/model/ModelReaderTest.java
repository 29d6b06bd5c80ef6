package dev.onramp.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.onramp.model.FieldType.ArrayType;
import dev.onramp.model.FieldType.DecimalType;
import dev.onramp.model.FieldType.EnumType;
import dev.onramp.model.FieldType.Primitive;
import dev.onramp.model.FieldType.StructType;
import dev.onramp.model.Reference.ToMany;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModelReaderTest {
    @Test
    void readsEveryType() {
        Entity entity = read("""
                entities { t { key = [zz], fields {
                  zz { type = string }, b { type = boolean }, i { type = int }, l { type = long }, d { type = double }
                  day { type = date }, at { type = timestamp }, m { type = "decimal(12, 2)" }, e { type = enum, values = [B, A] }
                  list { type = array, element { type = array, element { type = int } } }
                  address { type = struct, fields { street { type = string }, no { type = int, optional = true } } }
                } } }""").entity(new Identifier("t"));

        assertThat(entity.fields())
                .extracting(each -> each.name().value())
                .containsExactly("zz", "b", "i", "l", "d", "day", "at", "m", "e", "list", "address");
        assertThat(entity.fields().subList(0, 10))
                .extracting(Field::type)
                .containsExactly(
                        Primitive.STRING,
                        Primitive.BOOLEAN,
                        Primitive.INT,
                        Primitive.LONG,
                        Primitive.DOUBLE,
                        Primitive.DATE,
                        Primitive.TIMESTAMP,
                        new DecimalType(12, 2),
                        new EnumType(List.of("B", "A")),
                        new ArrayType(new ArrayType(Primitive.INT)));
        assertThat(((StructType) entity.fields().get(10).type()).fields())
                .extracting(each -> each.name() + " " + each.type() + " " + each.optional())
                .containsExactly("street STRING false", "no INT true");
    }

    @Test
    void readsEveryMark() {
        Field field = read("""
                entities { t { key = [a], fields { a { type = string }, b {
                  type = long, optional = true, classification = pii, deprecated = true, metric = true, doc = "B.", examples = [1, 2] } } } }""").entity(new Identifier("t")).field(new Identifier("b"));

        assertThat(field)
                .isEqualTo(new Field(
                        new Identifier("b"),
                        Primitive.LONG,
                        true,
                        Field.Classification.PII,
                        true,
                        Optional.of(Field.Hint.METRIC),
                        "B.",
                        List.of("1", "2")));
    }

    @Test
    void readsHowEachPersonalFieldIsMasked() {
        var fields = read("""
                entities { t { key = [a], fields {
                  a { type = string }, b { type = string, classification = pii }, c { type = string, classification = pii, mask = null }
                  d { type = string, classification = pii, mask = "null" }, e { type = string, classification = pii, mask = hash }
                  f { type = date, classification = pii, mask = year }, g { type = string, classification = pii, mask = first-letter } } } }""").entity(new Identifier("t")).fields();

        assertThat(fields)
                .extracting(each -> each.masking().map(Masking::text).orElse("open"))
                .containsExactly("open", "null", "null", "null", "hash", "year", "first-letter");
    }

    @Test
    void aFieldIsMaskedWhenItIsPersonalAndOnlyThen() {
        assertThatThrownBy(() -> masked(Primitive.STRING, Field.Classification.NONE, Optional.of(Masking.HASH)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> masked(Primitive.STRING, Field.Classification.PII, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> masked(Primitive.INT, Field.Classification.PII, Optional.of(Masking.YEAR)))
                .hasMessageContaining("cannot be masked by YEAR");
    }

    private static Field masked(FieldType type, Field.Classification classification, Optional<Masking> masking) {
        return new Field(
                new Identifier("b"),
                type,
                true,
                classification,
                false,
                Optional.empty(),
                "",
                List.of(),
                List.of(),
                masking);
    }

    @Test
    void readsReferencesOfOneAndOfSeveralFieldsAndCycles() {
        CanonicalModel model = read("""
                entities {
                  a { key = [x, y], fields { x { type = string }, y { type = int }, self_number { type = string, references = b.id } } }
                  b {
                    key = [id]
                    fields { id { type = string }, ax { type = string, optional = true }, ay { type = int, optional = true }, parent { type = string, references = b.id, optional = true } }
                    references { home { fields = [ax, ay], target = a } }
                  }
                }""");

        assertThat(model.entity(new Identifier("a")).references())
                .containsExactly(
                        new Reference(new Identifier("self"), ids("self_number"), new Identifier("b"), ids("id")));
        assertThat(model.entity(new Identifier("b")).references())
                .containsExactly(
                        new Reference(new Identifier("parent"), ids("parent"), new Identifier("b"), ids("id")),
                        new Reference(new Identifier("home"), ids("ax", "ay"), new Identifier("a"), ids("x", "y")));
    }

    private static final String SEVERAL = """
            entities {
              person { key = [id], fields { id { type = string }, boss { type = string, references = person.id, depth = 2, optional = true } } }
              firm { key = [id], fields { id { type = string } } }
              payment {
                key = [id]
                fields { id { type = string }, payer_id { type = string }, payer_type { type = enum, values = [Human, "one's firm", State, Nobody] } }
                references { payer { fields = [payer_id], by = payer_type, targets { person = Human, firm = ["one's firm", State] } } }
              }
            }""";

    @Test
    void readsAReferenceToSeveralEntitiesAsOneToEach() {
        CanonicalModel model = read(SEVERAL);

        assertThat(model.entity(new Identifier("payment")).references())
                .containsExactly(
                        new Reference(
                                new Identifier("payer_person"),
                                ids("payer_id"),
                                new Identifier("person"),
                                ids("id"),
                                0,
                                Optional.of(new Reference.Guard(new Identifier("payer_type"), List.of("Human")))),
                        new Reference(
                                new Identifier("payer_firm"),
                                ids("payer_id"),
                                new Identifier("firm"),
                                ids("id"),
                                0,
                                Optional.of(new Reference.Guard(
                                        new Identifier("payer_type"), List.of("one's firm", "State")))));
        assertThat(ModelText.of(model))
                .contains("  -> payer_firm: payer_id refers to firm.id, where payer_type is one's firm or State\n")
                .contains("  -> boss: boss refers to person.id, back to depth 2\n");
        assertThat(ModelMaps.of(model).toString()).contains("by=payer_type, values=[Human]", "depth=2");
    }

    @Test
    void readsHowAReferenceIsShownInViewsOfItsTarget() {
        CanonicalModel model = read(SEVERAL.replace("depth = 2", "to-many = array")
                .replace("by = payer_type,", "by = payer_type, to-many = [array, explode],"));

        assertThat(model.entities().stream().flatMap(each -> each.references().stream()))
                .extracting(each -> each.role().value(), each -> List.copyOf(each.toMany()))
                .containsExactly(
                        tuple("payer_person", List.of(ToMany.EXPLODE, ToMany.ARRAY)),
                        tuple("payer_firm", List.of(ToMany.EXPLODE, ToMany.ARRAY)),
                        tuple("boss", List.of(ToMany.ARRAY)));
        assertThat(ModelText.of(model))
                .contains(
                        "  -> payer_firm: payer_id refers to firm.id, where payer_type is one's firm or State, to many: explode, array\n")
                .contains("  -> boss: boss refers to person.id, to many: array\n");
        assertThat(ModelMaps.of(model).toString()).contains("to_many=[explode, array]", "to_many=[array]");
    }

    @Test
    void readsHowDeepAReferenceIsFollowedBack() {
        assertThat(read(SEVERAL).entity(new Identifier("person")).references())
                .extracting(Reference::depth)
                .containsExactly(2);
        String circle = SEVERAL.replace(", State] } }", "], payment = State }, depth = 1 }");
        assertThat(read(circle).entity(new Identifier("payment")).references())
                .extracting(Reference::depth)
                .containsExactly(1, 1, 1);
    }

    @Test
    void readsEveryExpression() {
        Map<Identifier, Expression> fields = read("""
                entities { t { key = [id], fields { id { type = string }, n { type = int }, e { type = enum, values = [A, B] }, f { type = string } } } }
                sources { s {
                  system = old, key = [k], fields { k { type = long }, c { type = string, optional = true } }
                  produces { t {
                    f { coalesce = [{ from = c }, { concat = ["{ not an expression", { const = x }] }] }
                    e { coalesce = [{ from = c }, { const = q }], map { "a.b" = A, q = B }, default = B }
                    n { const = 7 }
                    id { concat = [{ const = "T" }, { from = k }] }
                  } }
                } }""".replace("\"{ not an expression\"", "{ from = k }"))
                .source(new Identifier("s"))
                .produces()
                .get(0)
                .fields();

        Expression.From column = new Expression.From(new Identifier("c"));
        Expression.From key = new Expression.From(new Identifier("k"));
        assertThat(fields.keySet())
                .as("in the order of the entity")
                .containsExactly(ids("id", "n", "e", "f").toArray(Identifier[]::new));
        assertThat(fields.values())
                .containsExactly(
                        new Expression.Concat(List.of(new Expression.Const("T"), key)),
                        new Expression.Const("7"),
                        new Expression.MapCases(
                                new Expression.Coalesce(List.of(column, new Expression.Const("q"))),
                                Map.of("a.b", "A", "q", "B"),
                                Optional.of("B")),
                        new Expression.Coalesce(
                                List.of(column, new Expression.Concat(List.of(key, new Expression.Const("x"))))));
    }

    @Test
    void keepsTheOrderOfFieldsHoweverTheyAreWritten() {
        String text =
                """
                # zz { is only a comment
                entities.t {
                  key = [ zz ] // b { too
                  fields {
                    zz { type = string, doc = "b { in a text, a = 1" }, b.type = int
                    "a" = { type = int }, x : { type = int }
                    x { doc = \"""c { in } a \" long text\""" }
                    y += { type = int }
                  }
                }
                """.replace("y += { type = int }", "y\n    { type = int }").replace("y\n    {", "y {");

        assertThat(read(text).entity(new Identifier("t")).fields())
                .extracting(each -> each.name().value())
                .containsExactly("zz", "b", "a", "x", "y");
    }

    private static CanonicalModel read(String text) {
        return ModelReader.read("here", List.of(new ModelFile("m.conf", text)));
    }

    private static List<Identifier> ids(String... names) {
        return java.util.Arrays.stream(names).map(Identifier::new).toList();
    }
}
