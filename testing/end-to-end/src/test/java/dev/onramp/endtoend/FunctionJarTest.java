package dev.onramp.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.onramp.config.OnrampException;
import dev.onramp.model.CanonicalModel;
import dev.onramp.model.MappingFunction;
import dev.onramp.model.ModelLoader;
import dev.onramp.reconcile.fold.ChangeReader;
import dev.onramp.reconcile.fold.Coordinate;
import dev.onramp.reconcile.fold.RawPayload;
import dev.onramp.reconcile.fold.Reading;
import dev.onramp.transform.ExampleRunner;
import dev.onramp.transform.Mapped;
import dev.onramp.transform.MappingEngine;
import dev.onramp.transform.RawRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A function that a customer wrote: in a jar in the model's folder, on nobody's class path. */
class FunctionJarTest {
    private static final String ROW = "{\"k\":\"ab\"}";

    @TempDir
    private Path model;

    @BeforeEach
    void writeModel() throws IOException {
        Files.writeString(model.resolve("model.conf"), """
                entities { e { key = [id], fields { id { type = string } } } }
                sources {
                  t {
                    system = legacy
                    key = [k]
                    version = 1
                    fields { k { type = string } }
                    produces { e { id { java = com.customer.Shout, with = [{ from = k }, { const = "!" }] } } }
                    examples = [{ in { k = "x" }, out { e { id = "X!" } } }]
                  }
                }
                """);
    }

    @Test
    void isFoundByTheModelThePipelineTheExamplesAndTheVerification() throws IOException {
        FunctionJar.write(model, "com.customer.Shout", FunctionJar.SHOUT);

        CanonicalModel loaded = ModelLoader.load(model);

        assertThat(ExampleRunner.run(loaded)).isEmpty();
        RawRecord raw = new RawRecord(
                "t", 0, 1, 1L, Optional.empty(), Optional.of(ROW.getBytes(StandardCharsets.UTF_8)), List.of());
        assertThat(((Mapped) new MappingEngine(loaded).map(raw, "s3://b/o#1")).events())
                .singleElement()
                .satisfies(event -> assertThat(event.value().orElseThrow())
                        .asString(StandardCharsets.UTF_8)
                        .isEqualTo("{\"id\":\"AB!\"}"));
        Reading reading = new ChangeReader(loaded)
                .read(new dev.onramp.reconcile.fold.RawRecord(
                        new Coordinate("t", 0, 1), 1L, "t-0-1", new RawPayload.Text(ROW), 0));
        assertThat(((Reading.Mapped) reading).rows().get(0).row().cells()).startsWith("AB!");
    }

    @Test
    void isMissedByName() throws IOException {
        FunctionJar.write(model, "com.customer.Whisper", "package com.customer; public final class Whisper {}");

        assertThatExceptionOfType(OnrampException.class)
                .isThrownBy(() -> ModelLoader.load(model))
                .withMessageContaining("com.customer.Shout is not on the class path, nor in [")
                .withMessageContaining("functions.jar");
    }

    @Test
    void isRefusedWhenItIsNoFunction() throws IOException {
        FunctionJar.write(model, "com.customer.Shout", "package com.customer; public final class Shout {}");

        assertThatExceptionOfType(OnrampException.class)
                .isThrownBy(() -> ModelLoader.load(model))
                .withMessageContaining("com.customer.Shout does not implement " + MappingFunction.class.getName());
    }

    @Test
    void isRefusedWhenTheJarIsBroken() throws IOException {
        Files.writeString(Files.createDirectories(model.resolve("lib")).resolve("functions.jar"), "no jar at all");

        assertThatExceptionOfType(OnrampException.class)
                .isThrownBy(() -> ModelLoader.load(model))
                .withMessageContaining("com.customer.Shout is not on the class path");
    }
}
