package dev.onramp.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.model.CanonicalModel;
import dev.onramp.model.FieldType.Primitive;
import dev.onramp.model.SchemaDrift;
import dev.onramp.model.Source;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UndeclaredColumnsTest {
    private static final String ROW = "{\"__op\":\"c\",\"__seq\":1,\"__ts_ms\":1,\"k\":\"1\",\"v\":\"x\"";

    @Test
    void countsThemAndMapsTheRest() {
        MappingEngine engine = engine(SchemaDrift.KEEP);

        assertThat(map(engine, ROW + ",\"new\":1}")).isInstanceOf(Mapped.class);
        assertThat(map(engine, ROW + ",\"new\":{\"v\":1},\"\\u0007; DROP TABLE t\":null}"))
                .isInstanceOf(Mapped.class);

        assertThat(engine.undeclaredColumns()).isEqualTo(Map.of("t", Map.of("'new'", 2L, "'?; DROP TABLE t'", 1L)));
    }

    @Test
    void remembersABoundedNumberOfNames() {
        MappingEngine engine = engine(SchemaDrift.KEEP);
        for (int i = 0; i < UndeclaredColumns.MOST_NAMES + 5; i++) {
            map(engine, ROW + ",\"c" + i + "\":1}");
        }

        assertThat(engine.undeclaredColumns().get("t"))
                .hasSize(UndeclaredColumns.MOST_NAMES + 1)
                .containsEntry(UndeclaredColumns.OTHERS, 5L);
    }

    @Test
    void tellsNobodyWhereTheModelSaysSo() {
        MappingEngine engine = engine(SchemaDrift.IGNORE);

        assertThat(map(engine, ROW + ",\"new\":1}")).isInstanceOf(Mapped.class);
        assertThat(engine.undeclaredColumns()).isEqualTo(Map.of("t", Map.of()));
    }

    @Test
    void rejectsTheChangeWhereTheModelSaysSo() {
        MappingEngine engine = engine(SchemaDrift.REJECT);

        assertThat(map(engine, ROW + "}")).isInstanceOf(Mapped.class);
        assertThat(map(engine, ROW + ",\"new\":1}")).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.errorId()).isEqualTo("ONR-T123");
            assertThat(rejected.message()).contains("'new'");
        });
        assertThat(map(engine, ROW + ",\"new\":1"))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(RejectionReason.NOT_JSON));
    }

    private static Outcome map(MappingEngine engine, String json) {
        return engine.map(Fixtures.record("t", 1, json), "s3://b/o#1");
    }

    private static MappingEngine engine(SchemaDrift drift) {
        CanonicalModel model = Fixtures.oneField(Primitive.STRING, Primitive.STRING);
        Source one = model.sources().get(0);
        Source source = new Source(
                one.table(),
                one.system(),
                one.format(),
                one.order(),
                one.key(),
                one.fields(),
                one.version(),
                one.produces(),
                one.examples(),
                drift);
        return new MappingEngine(new CanonicalModel(model.entities(), List.of(source)));
    }
}
