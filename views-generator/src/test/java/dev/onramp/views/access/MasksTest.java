package dev.onramp.views.access;

import static dev.onramp.model.FieldType.Primitive.DATE;
import static dev.onramp.model.FieldType.Primitive.INT;
import static dev.onramp.model.FieldType.Primitive.LONG;
import static dev.onramp.model.FieldType.Primitive.STRING;
import static dev.onramp.model.FieldType.Primitive.TIMESTAMP;
import static dev.onramp.views.EntityBuilder.entity;
import static dev.onramp.views.EntityBuilder.fieldOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Field;
import dev.onramp.model.Field.Classification;
import dev.onramp.model.Field.Hint;
import dev.onramp.model.FieldType;
import dev.onramp.model.FieldType.ArrayType;
import dev.onramp.model.FieldType.StructType;
import dev.onramp.model.Identifier;
import dev.onramp.model.Masking;
import dev.onramp.views.Engine;
import dev.onramp.views.LakeCatalog;
import dev.onramp.views.Origin;
import dev.onramp.views.TestModels;
import dev.onramp.views.ViewColumn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MasksTest {
    private static final CanonicalModel MODEL = TestModels.model(
            entity("person", "email")
                    .personal("email", STRING, Masking.HASH)
                    .personal("born", DATE, Masking.YEAR)
                    .field(personalMetric("salary"))
                    .field("city", STRING)
                    .field("row_count", INT)
                    .field("salary_sum", LONG)
                    .field(
                            "homes",
                            new ArrayType(
                                    new StructType(List.of(fieldOf("city", STRING, ""), personal("street", STRING)))))
                    .field("firm_id", STRING)
                    .refers("firm", "firm_id", "firm", "id")
                    .build(),
            entity("firm", "id").field("id", STRING).field("name", STRING).build(),
            entity("visit", "id")
                    .field("id", STRING)
                    .field("person_email", STRING)
                    .refers("person", "person_email", "person", "email")
                    .build(),
            entity("visit_note", "id")
                    .field("id", STRING)
                    .field("visitor", STRING)
                    .refers("visitor", "visitor", "person", "email")
                    .build());

    @Test
    void aPersonalColumnIsMaskedWhereverItIsJoinedTo() {
        assertThat(masks("visit_wide")).containsEntry("born", "year").containsEntry("city", "open");
        assertThat(masks("person_history")).containsEntry("born", "year").containsEntry("_valid_from", "open");
    }

    @Test
    void aReferenceIsMaskedLikeTheKeyThatItHolds() {
        assertThat(masks("visit_wide")).containsEntry("person_email", "hash").containsEntry("id", "open");
        assertThat(masks("visit_note_as_of")).containsEntry("visitor", "hash");
        assertThat(masks("person_totals")).containsEntry("email", "hash");
    }

    @Test
    void aStructThatHoldsSomethingPersonalIsHiddenAsAWhole() {
        assertThat(masks("person_wide")).containsEntry("homes", "null");
    }

    @Test
    void aSumOfPersonalNumbersIsHiddenAndACountIsNot() {
        assertThat(masks("firm_totals"))
                .containsEntry("person_salary_sum", "null")
                .containsEntry("person_count", "open");
    }

    @Test
    void aColumnOfUnknownOriginIsHidden() {
        assertThat(of("nobody_knows")).contains(Masking.NULL);
        assertThat(of("salary.cents")).contains(Masking.NULL);
        assertThat(of("homes.city")).contains(Masking.NULL);
        assertThat(of("city_max")).isEmpty();
        assertThat(of("row_count")).isEmpty();
        assertThat(of("salary_sum"))
                .describedAs("a field, or the sum of another")
                .contains(Masking.NULL);
        assertThat(of("NOT AN IDENTIFIER")).contains(Masking.NULL);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aMaskThatDoesNotFitTheColumnIsRefused(Engine engine) {
        assertThatThrownBy(() -> MaskSql.of(engine, Masking.YEAR, column("email", STRING), "email"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("email cannot be masked by year");
        assertThatThrownBy(() -> MaskSql.of(engine, Masking.HASH, column("n", LONG), "n"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyTypeCanBeHidden() {
        assertThat(MaskSql.of(Engine.TRINO, Masking.NULL, column("at", TIMESTAMP), "at"))
                .isEqualTo("CAST(NULL AS timestamp(3))");
        assertThat(MaskSql.of(Engine.POSTGRESQL, Masking.NULL, column("tags", new ArrayType(STRING)), "tags"))
                .isEqualTo("CAST(NULL AS jsonb)");
    }

    private static Optional<Masking> of(String originColumn) {
        return new Masks(MODEL)
                .of(new ViewColumn("any", STRING, "", new Origin(new Identifier("person"), List.of(), originColumn)));
    }

    private static ViewColumn column(String name, FieldType type) {
        return new ViewColumn(name, type, "", new Origin(new Identifier("person"), List.of(), name));
    }

    private static Map<String, String> masks(String view) {
        Map<String, String> masks = new TreeMap<>();
        LakeCatalog.of(MODEL, TestModels.LAYOUT).views().stream()
                .filter(each -> each.name().name().equals(view))
                .flatMap(each -> each.columns().stream())
                .forEach(column -> masks.put(
                        column.name(),
                        new Masks(MODEL).of(column).map(Masking::text).orElse("open")));
        return masks;
    }

    private static Field personal(String name, FieldType type) {
        return new Field(new Identifier(name), type, true, Classification.PII, false, Optional.empty(), "", List.of());
    }

    private static Field personalMetric(String name) {
        return new Field(
                new Identifier(name), LONG, true, Classification.PII, false, Optional.of(Hint.METRIC), "", List.of());
    }
}
