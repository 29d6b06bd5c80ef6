package dev.onramp.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.onramp.model.Field;
import dev.onramp.model.FieldType;
import dev.onramp.model.FieldType.Primitive;
import dev.onramp.model.Identifier;
import dev.onramp.model.Source;
import dev.onramp.model.schema.SourceSchema;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The check of rows against the published schema, as another implementation reads it. */
class RowCheckTest {
    private static final Source SOURCE = new Source(
            new Identifier("raw_table_x"),
            "s",
            Source.Format.ROW,
            List.of(new Identifier("id")),
            List.of(
                    field("id", Primitive.LONG, false),
                    field("name", Primitive.STRING, false),
                    field("note", Primitive.STRING, true),
                    field("ok", Primitive.BOOLEAN, true),
                    field("small", Primitive.INT, true),
                    field("ratio", Primitive.DOUBLE, true),
                    field("day", Primitive.DATE, true),
                    field("at", Primitive.TIMESTAMP, true),
                    field("colour", new FieldType.EnumType(List.of("red", "blue")), true),
                    field("tags", new FieldType.ArrayType(Primitive.STRING), true),
                    field(
                            "box",
                            new FieldType.StructType(
                                    List.of(field("w", Primitive.INT, false), field("h", Primitive.INT, true))),
                            true)),
            1,
            List.of(),
            List.of());
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "7",
            "2147483648",
            "9223372036854775808",
            "1.5",
            "\"\"",
            "\"a\"",
            "\"d\"",
            "\"u\"",
            "\"red\"",
            "\"2026-01-31\"",
            "\"2026-1-31\"",
            "\"2026-01-31T10:11:12Z\"",
            "\"2026-01-31T10:11:12\"",
            "\"2026-01-31T10:11:12.1234567Z\"",
            "[]",
            "[\"x\"]",
            "[null]",
            "[1]",
            "{}",
            "{\"w\":1}",
            "{\"w\":1,\"h\":null}",
            "{\"w\":\"1\"}",
            "\"a\\u0000b\"");

    private final RowCheck check = new RowCheck(SOURCE);

    @Test
    void agreesWithAValidatorOfJsonSchemaOnThousandsOfRows() throws Exception {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(new ObjectMapper().valueToTree(SourceSchema.document(SOURCE)));
        Random random = new Random(7);
        List<String> names = new ArrayList<>(List.of("__op", "__seq", "__ts_ms", "else"));
        SOURCE.fields().forEach(each -> names.add(each.name().value()));
        int good = 0;
        for (int run = 0; run < 5_000; run++) {
            StringBuilder text = new StringBuilder("{\"id\":1,\"name\":\"n\"");
            Set<String> used = new TreeSet<>(Set.of("id", "name"));
            if (random.nextInt(5) == 0) {
                text = new StringBuilder("{\"__op\":\"d\",\"id\":1");
                used = new TreeSet<>(Set.of("__op", "id"));
            }
            for (int member = random.nextInt(3); member >= 0; member--) {
                String name = names.get(random.nextInt(names.size()));
                if (used.add(name)) {
                    text.append(",\"").append(name).append("\":").append(VALUES.get(random.nextInt(VALUES.size())));
                }
            }
            JsonNode row = StrictJson.read(text.append('}').toString().getBytes(StandardCharsets.UTF_8), 0);

            boolean ours = problems(row).isEmpty();

            assertThat(ours).as(text.toString()).isEqualTo(schema.validate(row).isEmpty());
            good += ours ? 1 : 0;
        }
        assertThat(good).isBetween(500, 4_500);
    }

    @Test
    void countsProblemsBeyondTheBound() {
        FieldProblems out = new FieldProblems();
        for (int line = 1; line <= FieldProblems.MOST + 5; line++) {
            out.at(line);
            check.check(StrictJson.read("[]".getBytes(StandardCharsets.UTF_8), 0), "", out, new TreeSet<>());
        }

        assertThat(out.all()).hasSize(FieldProblems.MOST);
        assertThat(out.seen()).isEqualTo(FieldProblems.MOST + 5L);
    }

    @Test
    void losesNoDigitOfADecimal() {
        FieldType type = new FieldType.DecimalType(5, 2);

        assertThat(List.of("1", "123.45", "\"123.450\"", "1e2", "0e999999999")).allMatch(text -> isGood(text, type));
        assertThat(List.of("1.234", "1234", "\"x\"", "\"\"", "1e999999999", "true"))
                .noneMatch(text -> isGood(text, type));
    }

    @Test
    void refusesHalfASurrogatePair() {
        assertThat(isGood("\"\\ud83d\\ude00\"", Primitive.STRING)).isTrue();
        assertThat(isGood("\"\\ud83d\"", Primitive.STRING)).isFalse();
        assertThat(isGood("\"\\ude00\\ud83d\"", Primitive.STRING)).isFalse();
    }

    private static boolean isGood(String text, FieldType type) {
        FieldProblems out = new FieldProblems();
        TypeCheck.check(StrictJson.read(text.getBytes(StandardCharsets.UTF_8), 0), type, "/x", out);
        return out.seen() == 0;
    }

    private List<FieldProblem> problems(JsonNode row) {
        FieldProblems out = new FieldProblems();
        check.check(row, "", out, new TreeSet<>());
        return out.all();
    }

    private static Field field(String name, FieldType type, boolean optional) {
        return new Field(
                new Identifier(name),
                type,
                optional,
                Field.Classification.NONE,
                false,
                Optional.empty(),
                "",
                List.of());
    }
}
