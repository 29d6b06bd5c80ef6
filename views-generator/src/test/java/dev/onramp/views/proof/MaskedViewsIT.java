package dev.onramp.views.proof;

import static dev.onramp.model.FieldType.Primitive.BOOLEAN;
import static dev.onramp.model.FieldType.Primitive.DATE;
import static dev.onramp.model.FieldType.Primitive.DOUBLE;
import static dev.onramp.model.FieldType.Primitive.INT;
import static dev.onramp.model.FieldType.Primitive.LONG;
import static dev.onramp.model.FieldType.Primitive.STRING;
import static dev.onramp.model.FieldType.Primitive.TIMESTAMP;
import static dev.onramp.views.EntityBuilder.entity;
import static dev.onramp.views.EntityBuilder.fieldOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.config.Settings;
import dev.onramp.local.component.JavaProgram;
import dev.onramp.model.CanonicalModel;
import dev.onramp.model.FieldType.ArrayType;
import dev.onramp.model.FieldType.DecimalType;
import dev.onramp.model.FieldType.EnumType;
import dev.onramp.model.FieldType.StructType;
import dev.onramp.model.Identifier;
import dev.onramp.model.Masking;
import dev.onramp.views.LakeCatalog;
import dev.onramp.views.LakeLayout;
import dev.onramp.views.LakeSchema;
import dev.onramp.views.ObjectName;
import dev.onramp.views.TestModels;
import dev.onramp.views.View;
import dev.onramp.views.ViewColumn;
import dev.onramp.views.ViewRules;
import dev.onramp.views.access.MaskedViews;
import dev.onramp.views.access.Masks;
import dev.onramp.views.postgres.PostgresProofEngine;
import dev.onramp.views.spark.SparkProgram;
import dev.onramp.views.spark.SparkProofEngine;
import dev.onramp.views.trino.SharedTrino;
import dev.onramp.views.trino.TrinoAddress;
import dev.onramp.views.trino.TrinoProofEngine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The masked views of every engine, over the proof's edge values, against masks in plain Java. */
class MaskedViewsIT {
    private static final Path HOME = Path.of(System.getProperty("onramp.home", ".."));
    private static final Identifier MASKED = new Identifier("onramp_mask_masked");
    private static final String OWN = "masked_";
    private static final LakeLayout LAYOUT = new LakeLayout(
            SharedTrino.settings().section("lake").getString("bucket") + "/onramp_mask",
            new Identifier("onramp_mask_canonical"),
            new Identifier("onramp_mask_views"));

    private static final CanonicalModel MODEL = TestModels.model(
            entity("person", "id")
                    .field("id", STRING)
                    .personal("name", STRING, Masking.HASH)
                    .personal("select", STRING, Masking.FIRST_LETTER)
                    .personal("born", DATE, Masking.YEAR)
                    .personal("seen", TIMESTAMP, Masking.YEAR)
                    .field("seen_openly", TIMESTAMP)
                    .personal("note", STRING, Masking.NULL)
                    .personal("kind", new EnumType(List.of("A", "it's")), Masking.NULL)
                    .personal("is_old", BOOLEAN, Masking.NULL)
                    .personal("small", INT, Masking.NULL)
                    .personal("large", LONG, Masking.NULL)
                    .personal("precise", DOUBLE, Masking.NULL)
                    .personal("worth", new DecimalType(38, 10), Masking.NULL)
                    .personal("lost", TIMESTAMP, Masking.NULL)
                    .personal("tags", new ArrayType(STRING), Masking.NULL)
                    .personal(
                            "home",
                            new StructType(List.of(fieldOf("order", STRING, ""), fieldOf("since", TIMESTAMP, ""))),
                            Masking.NULL)
                    .build(),
            entity("visit", "id")
                    .field("id", LONG)
                    .field("person_id", STRING)
                    .refers("person", "person_id", "person", "id")
                    .build());

    @Test
    void everyEngineMasksTheSameValuesAlike() throws Exception {
        Settings settings = SharedTrino.settings();
        var address = TrinoAddress.of(settings);
        Changes changes = ProofRows.of(MODEL, ViewRules.DEFAULT, 1);
        var spark = new SparkProgram(
                JavaProgram.thisJavaHome(),
                JavaProgram.moduleClassPath(HOME, "streaming-ingest"),
                JavaProgram.ingestOptions(HOME),
                settings);
        try (var onSpark = new SparkProofEngine(spark);
                var onTrino = TrinoProofEngine.trino(address);
                var onAthena = TrinoProofEngine.athena(address);
                var onPostgres = new PostgresProofEngine(settings)) {
            for (ProofEngine engine : List.of(onSpark, onTrino, onAthena, onPostgres)) {
                check(engine, changes);
            }
        }
    }

    private static void check(ProofEngine engine, Changes changes) throws Exception {
        LakeCatalog open = LakeCatalog.of(MODEL, LAYOUT, ViewRules.DEFAULT, engine.dialect());
        List<View> masked = new MaskedViews(MODEL, open, MASKED, engine.dialect())
                .views().stream().map(MaskedViewsIT::underOwnName).toList();
        var all = new LakeCatalog(
                Stream.concat(
                                open.schemas().stream(),
                                Stream.of(new LakeSchema(MASKED, "s3://" + LAYOUT.bucket() + "/" + MASKED)))
                        .toList(),
                open.tables(),
                Stream.concat(open.views().stream(), masked.stream()).toList());

        var rows = engine.rows(new ProofCase(LAYOUT.bucket(), LAYOUT, all, changes));

        for (View view : masked) {
            View source = open.views().stream()
                    .filter(each -> view.name().name().equals(OWN + each.name().name()))
                    .findFirst()
                    .orElseThrow();
            List<String> expected = new ArrayList<>();
            for (List<@Nullable Object> row : rows.getOrDefault(source, List.of())) {
                expected.add(masked(source, row).toString());
            }
            assertThat(rows.getOrDefault(view, List.of()).stream()
                            .map(row -> texts(view, row).toString()))
                    .describedAs("%s of %s", view.name(), engine.name())
                    .isNotEmpty()
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    /** The proof tells its queries apart by the bare names of views. */
    private static View underOwnName(View view) {
        return new View(
                new ObjectName(view.name().schema(), OWN + view.name().name()),
                view.kind(),
                view.entity(),
                view.comment(),
                view.grain(),
                view.columns(),
                view.tables(),
                view.body());
    }

    private static List<String> texts(View view, List<@Nullable Object> row) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            texts.add(Cells.text(view.columns().get(i).type(), row.get(i)));
        }
        return texts;
    }

    private static List<String> masked(View view, List<@Nullable Object> row) throws Exception {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            ViewColumn column = view.columns().get(i);
            var masking = new Masks(MODEL).of(column);
            Object value = row.get(i);
            String open = Cells.text(column.type(), value);
            if (masking.isEmpty() || value == null) {
                texts.add(open);
            } else {
                texts.add(
                        switch (masking.get()) {
                            case NULL -> Cells.NULL;
                            case HASH -> Cells.text(STRING, hash(value.toString()));
                            case FIRST_LETTER -> Cells.text(STRING, first(value.toString()));
                            case YEAR ->
                                column.type() == DATE
                                        ? LocalDate.parse(open).withDayOfYear(1).toString()
                                        : LocalDateTime.of(
                                                        LocalDateTime.parse(open)
                                                                .getYear(),
                                                        1,
                                                        1,
                                                        0,
                                                        0)
                                                .toString();
                        });
            }
        }
        return texts;
    }

    private static String hash(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String first(String text) {
        return text.isEmpty() ? "" : Character.toString(text.codePointAt(0));
    }
}
