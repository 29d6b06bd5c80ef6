package dev.onramp.local.server.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.local.server.firehose.FirehoseDefinition;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndpointDefinitionTest {
    private static final String FUNCTION = "{'name':'f','handler':'a.B','classPath':['/f.jar']}";

    @TempDir
    Path folder;

    @Test
    void readsEveryMember() throws IOException {
        EndpointDefinition read =
                read("{'port':9,'region':'r','stateDirectory':'/s','functions':[{'name':'f','handler':'a.B',"
                        + "'classPath':['/f.jar','/g'],'environment':{'K':'v'},'timeoutMillis':5,'heapMebibytes':17,'instances':2,"
                        + "'maxQueued':3}],'firehose':{'streams':[{'name':'one','prefix':'p'}],'bucket':'b','bufferMillis':7,'bufferBytes':8,'endpoint':'http://e','region':'q',"
                        + "'accessKey':'k','secretKey':'hidden'}}");

        assertThat(read.port()).isEqualTo(9);
        assertThat(read.region()).isEqualTo("r");
        assertThat(read.stateDirectory()).isEqualTo(Path.of("/s"));
        assertThat(read.functions())
                .containsExactly(new FunctionDefinition(
                        "f",
                        "a.B",
                        List.of(Path.of("/f.jar"), Path.of("/g")),
                        Map.of("K", "v"),
                        Duration.ofMillis(5),
                        17,
                        2,
                        3));
        assertThat(read.firehose()).hasValueSatisfying(firehose -> {
            assertThat(firehose.streams()).containsExactly(new FirehoseDefinition.Stream("one", "p"));
            assertThat(firehose.bucket()).isEqualTo("b");
            assertThat(firehose.spool()).isEqualTo(Path.of("/s/firehose"));
            assertThat(firehose.bufferInterval()).hasMillis(7);
            assertThat(firehose.bufferBytes()).isEqualTo(8);
            assertThat(firehose.endpoint()).isEqualTo(URI.create("http://e"));
            assertThat(firehose.region()).isEqualTo("q");
            assertThat(firehose.accessKey()).isEqualTo("k");
            assertThat(firehose.secretKey()).isEqualTo("hidden");
            assertThat(firehose.toString()).doesNotContain("hidden");
        });
    }

    @Test
    void fillsInWhatMayBeLeftOut() throws IOException {
        FunctionDefinition function = read("{'region':'r','stateDirectory':'/s','functions':[" + FUNCTION + "]}")
                .functions()
                .get(0);

        assertThat(function.timeout()).isEqualTo(FunctionDefinition.DEFAULT_TIMEOUT);
        assertThat(function.heapMebibytes()).isEqualTo(FunctionDefinition.DEFAULT_HEAP_MEBIBYTES);
        assertThat(function.instances()).isEqualTo(FunctionDefinition.DEFAULT_INSTANCES);
        assertThat(function.maxQueued()).isEqualTo(FunctionDefinition.DEFAULT_MAX_QUEUED);
    }

    @Test
    void saysWhatIsWrong() {
        refused("nonsense", "is not JSON");
        refused("[]", "not a JSON object");
        refused("{'region':'r'}", "stateDirectory");
        refused("{'region':7,'stateDirectory':'/s'}", "region");
        refused("{'region':'r','stateDirectory':'/s','prot':1}", "unknown member 'prot'");
        refused("{'port':70000,'region':'r','stateDirectory':'/s'}", "port is 70000");
        refused("{'port':'x','region':'r','stateDirectory':'/s'}", "'port' must be a whole number");
        refused(functions(FUNCTION + "," + FUNCTION), "same name");
        refused(functions(FUNCTION.replace("'f'", "'a b'")), "function name is 'a b'");
        refused(functions(FUNCTION.replace("a.B", " ")), "handler");
        refused(functions(FUNCTION.replace("'/f.jar'", "")), "classPath");
        refused(functions(FUNCTION.replace("}", ",'timeoutMillis':0}")), "timeout is 'PT0S'");
        refused(functions(FUNCTION.replace("}", ",'timeoutMillis':900001}")), "timeout");
        refused(functions(FUNCTION.replace("}", ",'heapMebibytes':15}")), "heapMebibytes");
        refused(functions(FUNCTION.replace("}", ",'instances':0}")), "instances");
        refused(functions(FUNCTION.replace("}", ",'maxQueued':0}")), "maxQueued");
        refused(functions(FUNCTION.replace("}", ",'memory':1}")), "unknown member 'memory'");
        refused(
                "{'region':'r','stateDirectory':'/s','firehose':{'streams':[{'name':'a/b','prefix':'p'}],'bucket':'b',"
                        + "'endpoint':'http://e','region':'q','accessKey':'k','secretKey':'s'}}",
                "stream name is 'a/b'");
    }

    private static String functions(String functions) {
        return "{'region':'r','stateDirectory':'/s','functions':[" + functions + "]}";
    }

    private void refused(String json, String because) {
        assertThatThrownBy(() -> read(json))
                .as(json)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("definition.json")
                .hasMessageContaining(because);
    }

    private EndpointDefinition read(String json) throws IOException {
        return EndpointDefinition.read(Files.writeString(folder.resolve("definition.json"), json.replace('\'', '"')));
    }
}
