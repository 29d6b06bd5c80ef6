package dev.onramp.bench.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestHeadsTest {
    private static final String BODY = "GET /not-a-request HTTP/1.1\r\n\r\n";
    private static final byte[] CONVERSATION = String.join(
                    "\r\n",
                    "GET /a HTTP/1.1",
                    "Host: x",
                    "",
                    "PUT /b HTTP/1.1",
                    "Content-Length: " + BODY.length(),
                    "",
                    BODY + "PUT /c HTTP/1.1",
                    "Transfer-Encoding: chunked",
                    "",
                    "5;signature=1",
                    "GET /",
                    "0",
                    "Trailer: 1",
                    "",
                    "HEAD /d HTTP/1.1",
                    "",
                    "")
            .getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 10_000})
    void findsEachRequestHoweverItsBytesArrive(int piece) {
        List<String> methods = new ArrayList<>();
        RequestHeads heads = new RequestHeads(methods::add);

        for (int from = 0; from < CONVERSATION.length; from += piece) {
            byte[] part = Arrays.copyOfRange(CONVERSATION, from, Math.min(CONVERSATION.length, from + piece));
            heads.read(part, part.length);
        }

        assertThat(methods).containsExactly("GET", "PUT", "PUT", "HEAD");
    }

    @Test
    void doesNotCountARequestWhoseHeadIsNotComplete() {
        List<String> methods = new ArrayList<>();
        byte[] half = "GET /a HTTP/1.1\r\nHost: x\r\n".getBytes(StandardCharsets.US_ASCII);

        new RequestHeads(methods::add).read(half, half.length);

        assertThat(methods).isEmpty();
    }
}
