package dev.onramp.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pipeline that archives by delivery streams, with what cannot be parsed encrypted, and the tools for the archive. */
class FirehoseModeIT {
    private static final String KEY =
            Base64.getEncoder().encodeToString("0123456789abcdef0123456789abcdef".getBytes(UTF_8));

    @TempDir
    private Path folder;

    private @Nullable Stack stack;

    @AfterEach
    void wipe() {
        if (stack != null) {
            stack.wipe();
        }
    }

    @Test
    void verifyHoldsBeforeAndAfterObjectsAreMerged() {
        List<String> settings = List.of("--set", "archive.mode=firehose", "--set", "transform.unparsable-key=" + KEY);
        Stack stack = Stack.up(folder.resolve("data"), settings);
        this.stack = stack;
        stack.onramp("generate", "--changes", "2000", "--seed", "5");
        stack.produce("raw_table_acct", "{\"pin\": \"98765\", broken");

        verifyHolds(stack);
        List<JsonNode> delivered = objects(stack);
        assertThat(delivered)
                .isNotEmpty()
                .allMatch(each -> each.path("key").asText().contains("/archive-raw_table_"));
        assertThat(stack.onramp("archive", "cat", "raw_table_acct", "--payload").out())
                .contains("{\"pin\": \"98765\", broken");
        Ran customer = stack.onramp("archive", "cat", "--ref", "firehose://archive-raw_table_cust#raw_table_cust-0-0");
        assertThat(customer.out()).startsWith("{\"topic\":\"raw_table_cust\",\"partition\":0,\"offset\":0,");
        List<String> before = lines(stack);

        stack.onramp("generate", "--changes", "500", "--seed", "5");
        verifyHolds(stack);
        stack.onramp("archive", "compact", "--older-than", "0s");

        assertThat(objects(stack)).hasSizeLessThanOrEqualTo(8);
        verifyHolds(stack);
        assertThat(lines(stack)).containsAll(before);
    }

    private static List<JsonNode> objects(Stack stack) {
        List<JsonNode> objects = new ArrayList<>();
        stack.onramp("archive", "ls", "--json").json().forEach(objects::add);
        return objects;
    }

    private static List<String> lines(Stack stack) {
        return stack.onramp("archive", "cat", "raw_table_cust").out().lines().toList();
    }

    private static void verifyHolds(Stack stack) {
        stack.onramp("verify", "--timeout", "240");
    }
}
