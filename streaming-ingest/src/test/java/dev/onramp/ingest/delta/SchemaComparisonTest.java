package dev.onramp.ingest.delta;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class SchemaComparisonTest {
    private static final StructType TABLE =
            StructType.fromDDL("id string not null comment 'The id.', name string, size int");

    @Test
    void findsNothingToDoWhereNothingDiffers() {
        SchemaComparison comparison = SchemaComparison.of(TABLE, TABLE);

        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.merged()).isEmpty();
    }

    @Test
    void addsOptionalColumnsInTheOrderOfTheModel() {
        StructType wanted = StructType.fromDDL("id string not null comment 'The id.', name string, age int, size int");

        SchemaComparison comparison = SchemaComparison.of(TABLE, wanted);

        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.merged()).contains(wanted);
    }

    @Test
    void takesOverNewComments() {
        StructType wanted = StructType.fromDDL("id string not null comment 'Another.', name string, size int");

        assertThat(SchemaComparison.of(TABLE, wanted).merged()).contains(wanted);
    }

    @Test
    void namesWhatAddingColumnsCannotMend() {
        StructType wanted =
                StructType.fromDDL("id string not null comment 'The id.', size bigint, more string not null");

        assertThat(SchemaComparison.of(TABLE, wanted).differences())
                .containsExactlyInAnyOrder(
                        "column size is int, the model says bigint",
                        "column more is missing and may not be null",
                        "column name is not in the model");
    }
}
