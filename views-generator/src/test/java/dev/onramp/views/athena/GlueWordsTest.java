package dev.onramp.views.athena;

import static dev.onramp.model.FieldType.Primitive.STRING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.model.Identifier;
import dev.onramp.views.LakeCatalog;
import dev.onramp.views.ObjectName;
import dev.onramp.views.Origin;
import dev.onramp.views.View;
import dev.onramp.views.ViewColumn;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class GlueWordsTest {
    private static final Origin JOINED = new Origin(new Identifier("pet"), List.of(new Identifier("owner")), "city");

    @Test
    void wordsThatFitStayAsTheyAre() {
        View view = view("What it is.\nTwo lines.", "Where. From owner.city.");

        assertThat(fitted(view)).isEqualTo(view);
    }

    @Test
    void longWordsAreCutBetweenCharactersAndKeepTheirPath() {
        View view = fitted(view("😀".repeat(1000), "é".repeat(300) + " From owner.city."));

        assertThat(view.comment()).endsWith("😀...").hasSizeLessThan(2049);
        assertThat(bytes(view.comment())).isLessThanOrEqualTo(2048);
        String column = view.columns().get(0).comment();
        assertThat(column).startsWith("ééé").endsWith("é... From owner.city.");
        assertThat(bytes(column)).isBetween(250, 255);
    }

    @Test
    void whatGlueRefusesIsASpace() {
        View view = fitted(view("a\u0000b", "one\r\ntwo\u0007three"));

        assertThat(view.comment()).isEqualTo("a b");
        assertThat(view.columns().get(0).comment()).isEqualTo("one two three");
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static View fitted(View view) {
        return GlueWords.fitted(new LakeCatalog(List.of(), List.of(), List.of(view)))
                .views()
                .get(0);
    }

    private static View view(String comment, String columnComment) {
        return new View(
                new ObjectName("views", "pet_wide"),
                View.Kind.WIDE,
                new Identifier("pet"),
                comment,
                List.of("city"),
                List.of(new ViewColumn("city", STRING, columnComment, JOINED)),
                List.of(),
                "SELECT 1 AS city");
    }
}
