package dev.onramp.ingest.delta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class SchemaComparisonTest {
    private static final StructType TABLE =
            StructType.fromDDL("id string not null comment 'The id.', name string, size int");

    @Test
    void findsNothingToDoWhereNothingDiffers() {
        SchemaComparison comparison = SchemaComparison.of(TABLE, TABLE, List.of());

        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.merged()).isEmpty();
    }

    @Test
    void addsOptionalColumnsInTheOrderOfTheModel() {
        StructType wanted = StructType.fromDDL("id string not null comment 'The id.', name string, age int, size int");

        SchemaComparison comparison = SchemaComparison.of(TABLE, wanted, List.of());

        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.merged()).contains(wanted);
    }

    @Test
    void takesOverNewComments() {
        StructType wanted = StructType.fromDDL("id string not null comment 'Another.', name string, size int");

        assertThat(SchemaComparison.of(TABLE, wanted, List.of()).merged()).contains(wanted);
    }

    @Test
    void namesWhatAddingColumnsCannotMend() {
        StructType wanted =
                StructType.fromDDL("id string not null comment 'The id.', size bigint, more string not null");

        assertThat(SchemaComparison.of(TABLE, wanted, List.of()).differences())
                .containsExactlyInAnyOrder(
                        "column size is int, the model says bigint",
                        "column more is missing and may not be null",
                        "column name is not in the model");
    }

    @Test
    void namesAColumnThatCameIntoTheKey() {
        StructType wanted = StructType.fromDDL("id string not null comment 'The id.', name string not null, size int");

        assertThat(SchemaComparison.of(TABLE, wanted, List.of()).differences())
                .containsExactly("column name may be null in the table, the model has it in the key");
    }

    @Test
    void letsAColumnBecomeNullOnlyWhereThatIsAllowed() {
        StructType wanted = StructType.fromDDL("id string comment 'The id.', name string, size int");

        assertThat(SchemaComparison.of(TABLE, wanted, List.of()).differences())
                .containsExactly("column id may not be null in the table, in the model it may");
        SchemaComparison allowed = SchemaComparison.of(TABLE, wanted, List.of("id"));
        assertThat(allowed.differences()).isEmpty();
        assertThat(allowed.merged()).contains(wanted);
        assertThat(SchemaComparison.of(wanted, wanted, List.of("id")).merged()).isEmpty();
    }
}
