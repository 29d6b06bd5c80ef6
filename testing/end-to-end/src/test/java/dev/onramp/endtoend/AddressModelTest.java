package dev.onramp.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Identifier;
import dev.onramp.model.ModelLoader;
import dev.onramp.transform.ExampleRunner;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A legacy table and an entity that are added to the built-in model in a folder alone, without Java. */
class AddressModelTest {
    static final Path FOLDER = Path.of("src/test/resources/model-address");

    private final CanonicalModel model = ModelLoader.load(FOLDER);

    @Test
    void holdsTheBuiltInModelUnchanged() {
        CanonicalModel builtIn = ModelLoader.loadDefault();

        assertThat(model.entities()).containsAll(builtIn.entities());
        assertThat(model.sources()).containsAll(builtIn.sources());
    }

    @Test
    void addsAnEntityThatRefersToTheIndividualAndTheCustomer() {
        assertThat(model.entity(new Identifier("address")).references())
                .extracting(reference -> reference.target().value())
                .containsExactly("individual", "customer");
    }

    @Test
    void holdsItsWorkedExamples() {
        assertThat(model.source(new Identifier("raw_table_addr")).examples()).hasSize(3);
        assertThat(ExampleRunner.run(model)).isEmpty();
    }
}
