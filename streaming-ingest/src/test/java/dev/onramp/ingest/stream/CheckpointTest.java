package dev.onramp.ingest.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as Spark writes them, spoilt one at a time. */
class CheckpointTest {
    @TempDir
    Path folder;

    @BeforeEach
    void whole() throws Exception {
        Files.writeString(folder.resolve("metadata"), "{\"id\":\"7d1c\"}");
        for (int batch = 0; batch < 2; batch++) {
            write("offsets/" + batch, "v1\n{\"batchWatermarkMs\":0}\n{\"customer\":{\"0\":" + batch + "}}");
            write("commits/" + batch, "v1\n{\"nextBatchWatermarkMs\":0}");
        }
        inspect("lake");
    }

    @Test
    void aWholeOneOfItsOwnIsTakenAgainAndAgain() throws Exception {
        assertThat(folder.resolve(Checkpoint.OWNER)).hasContent("lake");
        assertThatCode(() -> inspect("lake")).doesNotThrowAnyException();
        Files.delete(folder.resolve("commits/1"));
        assertThatCode(() -> inspect("lake")).doesNotThrowAnyException();
    }

    @Test
    void damageIsNamedWithTheCommandThatMendsIt() throws Exception {
        write("offsets/1", "");
        assertThatThrownBy(() -> inspect("lake"))
                .hasMessageContainingAll("ONR-I005", "offsets/1", "Run: rm -r '" + folder + "'");
        write("offsets/1", "v1\n{\"batchWatermarkMs\":0}\n{\"customer\":{\"0\"");
        assertThatThrownBy(() -> inspect("lake")).hasMessageContainingAll("ONR-I005", "offsets/1");
        Files.delete(folder.resolve("offsets/1"));
        assertThatThrownBy(() -> inspect("lake")).hasMessageContainingAll("ONR-I005", "offsets/1");
        Files.delete(folder.resolve("commits/1"));
        write("commits/0", "");
        assertThatThrownBy(() -> inspect("lake")).hasMessageContainingAll("ONR-I005", "commits/0");
        write("metadata", "");
        assertThatThrownBy(() -> inspect("lake")).hasMessageContainingAll("ONR-I005", "metadata");
    }

    @Test
    void theOneOfAnotherSinkOrOfOtherTopicsIsRefused() throws Exception {
        assertThatThrownBy(() -> inspect("postgres")).hasMessageContainingAll("ONR-I006", "lake", "postgres");
        write("offsets/1", "v1\n{\"batchWatermarkMs\":0}\n{\"somebody\":{\"0\":1}}");
        assertThatThrownBy(() -> inspect("lake")).hasMessageContainingAll("ONR-I006", "somebody");
    }

    @Test
    void aTopicOfTheSameNameButAnotherIdIsNamed() throws Exception {
        topicsAre(Map.of("customer", "C1"));
        topicsAre(Map.of("customer", "C1"));
        // A new entity of the model; then one that the model lost, and has again.
        topicsAre(Map.of("customer", "C1", "account", "A1"));
        topicsAre(Map.of("customer", "C1"));

        assertThatThrownBy(() -> topicsAre(Map.of("customer", "C1", "account", "A2")))
                .hasMessageContainingAll("ONR-I003", "account", "rm -r '" + folder + "'")
                .hasMessageNotContaining("customer");
        // Nothing but the command mends it.
        assertThatThrownBy(() -> topicsAre(Map.of("customer", "C1", "account", "A2")))
                .hasMessageContaining("ONR-I003");
    }

    @Test
    void anUnreadableListOfTopicsIsWrittenAnew() throws Exception {
        Files.writeString(folder.resolve(Checkpoint.TOPIC_IDS), "{\"custo");

        topicsAre(Map.of("customer", "C1"));

        assertThatThrownBy(() -> topicsAre(Map.of("customer", "C2"))).hasMessageContaining("ONR-I003");
    }

    private void topicsAre(Map<String, String> ids) throws Exception {
        checkpoint("lake").requireSameTopics(new Configuration(), ids);
    }

    private void inspect(String owner) throws Exception {
        checkpoint(owner).inspect(new Configuration());
    }

    private Checkpoint checkpoint(String owner) {
        return new Checkpoint("lake", folder.toString(), owner, List.of("customer"));
    }

    private void write(String file, String text) throws Exception {
        Files.createDirectories(folder.resolve(file).getParent());
        Files.writeString(folder.resolve(file), text);
    }
}
