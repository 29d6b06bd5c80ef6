package dev.onramp.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Golden text of the built-in model; run with {@code -Donramp.rewrite=true} to write it anew. */
class ModelTextTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "built-in-model.txt");

    @Test
    void printsTheBuiltInModelForPeople() throws IOException {
        String text = ModelText.of(ModelLoader.loadDefault());
        if (Boolean.getBoolean("onramp.rewrite")) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, text);
        }

        assertThat(text).isEqualTo(Files.readString(GOLDEN));
    }

    @Test
    void givesTheBuiltInModelAsPlainData() {
        Map<String, Object> maps = ModelMaps.of(ModelLoader.loadDefault());

        assertThat(maps).containsOnlyKeys("entities", "sources");
        assertThat((List<?>) maps.get("entities")).hasSize(3);
        assertThat(maps.toString())
                .contains("gender={from=sex, map={")
                .contains("id={concat=[{const=CUST}, {from=cust_num}]}")
                .contains("target=individual, target_fields=[id]");
    }
}
