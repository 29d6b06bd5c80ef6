package dev.onramp.door;

import dev.onramp.model.contract.ProducerKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Asks a front door as curl would. */
final class Http {
    private final HttpClient client;
    private final URI address;

    Http(URI address) {
        this(
                address,
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
    }

    Http(URI address, HttpClient client) {
        this.address = address;
        this.client = client;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address.resolve(path)).GET());
    }

    HttpResponse<String> post(String path, ProducerKey key, String type, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                request(path, type, body, headers).header("Authorization", "Bearer " + key.text());
        return send(request);
    }

    HttpResponse<String> post(String path, ProducerKey key, String type, byte[] body)
            throws IOException, InterruptedException {
        return send(request(path, type, "")
                .header("Authorization", "Bearer " + key.text())
                .POST(BodyPublishers.ofByteArray(body)));
    }

    /** Without telling the length beforehand. */
    HttpResponse<String> postChunked(String path, ProducerKey key, String type, String body)
            throws IOException, InterruptedException {
        return send(request(path, type, "")
                .header("Authorization", "Bearer " + key.text())
                .POST(BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)))));
    }

    HttpRequest.Builder request(String path, String type, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body));
        return headers.length == 0 ? request : request.headers(headers);
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Sends these characters on a connection of its own; what comes until the server ends it. */
    String raw(String request) throws IOException {
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
