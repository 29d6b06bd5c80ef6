package dev.onramp.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.onramp.model.ModelLoader;
import dev.onramp.model.Source;
import dev.onramp.model.schema.SourceSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The schemas of the built-in sources as they are published; run with {@code -Donramp.rewrite=true} to write them anew. */
class GoldenSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    @Test
    void theBuiltInSourcesHaveTheSchemasThatWereReviewed() throws IOException {
        for (Source source : ModelLoader.loadDefault().sources()) {
            Path golden = Path.of("src", "test", "resources", "golden", source.table() + ".schema.json");
            String schema = JSON.writeValueAsString(SourceSchema.document(source)) + "\n";
            if (Boolean.getBoolean("onramp.rewrite")) {
                Files.writeString(golden, schema);
            }

            assertThat(schema)
                    .as("mvn -pl front-door -am test -Donramp.rewrite=true writes it anew")
                    .isEqualTo(Files.readString(golden));
        }
    }
}
