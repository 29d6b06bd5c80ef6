package dev.onramp.local.lambda;

import com.typesafe.config.Config;
import dev.onramp.config.Settings;
import dev.onramp.local.LocalErrors;
import dev.onramp.local.Service;
import dev.onramp.local.StackListener;
import dev.onramp.local.component.Command;
import dev.onramp.local.component.Component;
import dev.onramp.local.component.JavaProgram;
import dev.onramp.local.component.PortWish;
import dev.onramp.local.component.Site;
import dev.onramp.local.data.AtomicFile;
import dev.onramp.local.data.LoopbackPort;
import dev.onramp.model.CanonicalModel;
import dev.onramp.model.ModelLoader;
import dev.onramp.model.Source;
import dev.onramp.model.contract.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One process that answers as AWS Lambda and as Amazon Data Firehose; the function runs below it, in the runtime that AWS itself uses. */
public final class LambdaComponent implements Component {
    private static final String PORT = "lambda";
    private static final String MAIN = "dev.onramp.local.server.lambda.LambdaMain";
    private static final String HANDLER = "dev.onramp.transform.lambda.TransformHandler";
    private static final Path JARS = Path.of("canonical-transform", "target");
    private static final String EMPTY_EVENT = "{\"eventSource\":\"SelfManagedKafka\",\"records\":{}}";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** The delivery stream that exists, whatever else is put. */
    static final String STREAM = "raw-archive";

    @Override
    public Service service() {
        return Service.LAMBDA;
    }

    @Override
    public Set<Service> needs() {
        return Set.of(Service.KAFKA, Service.S3);
    }

    @Override
    public List<PortWish> ports(Settings settings) {
        return List.of(new PortWish(PORT, settings.section("local").getInt("ports.lambda")));
    }

    @Override
    public Command prepare(Site site, StackListener listener) throws IOException {
        Path state = Files.createDirectories(site.stateDir(Service.LAMBDA));
        Path file = site.runDir().resolve("lambda-endpoint.json");
        AtomicFile.write(
                file, EndpointFile.text(site, site.port(PORT), state, HANDLER, jar(site.home()), streams(site)));
        return new JavaProgram(
                        JavaProgram.thisJavaHome(),
                        JavaProgram.moduleClassPath(site.home(), "infra/local-servers"),
                        List.of(
                                "-Xmx" + site.heap("lambda"),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:ReservedCodeCacheSize=32m"),
                        MAIN,
                        List.of(file.toString()))
                .command(site, Service.LAMBDA);
    }

    /** Invokes the function with an event without records. */
    @Override
    public void probe(Site site) throws IOException, InterruptedException {
        LoopbackPort.requireListening(site.port(PORT));
        Config lambda = site.section("lambda");
        HttpRequest invoke = HttpRequest.newBuilder(URI.create(lambda.getString("endpoint") + "/2015-03-31/functions/"
                        + lambda.getString("function") + "/invocations"))
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofString(EMPTY_EVENT))
                .build();
        HttpResponse<String> reply = HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .build()
                .send(invoke, HttpResponse.BodyHandlers.ofString());
        if (reply.statusCode() != 200
                || reply.headers().firstValue("X-Amz-Function-Error").isPresent()) {
            throw new IOException("the function answered " + reply.statusCode() + ": " + reply.body());
        }
    }

    @Override
    public Map<String, String> endpoints(Settings settings, Map<String, Integer> ports) {
        String url = "http://127.0.0.1:" + ports.get(PORT);
        return Map.of("lambda.endpoint", url, "archive.firehose.endpoint", url);
    }

    @Override
    public Map<String, String> connection(Site site) {
        Config lambda = site.section("lambda");
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("endpoint", lambda.getString("endpoint"));
        facts.put("region", lambda.getString("region"));
        facts.put("access_key", lambda.getString("access-key"));
        facts.put("secret_key", lambda.getString("secret-key"));
        facts.put("function", lambda.getString("function"));
        facts.put("firehose_stream", STREAM);
        return facts;
    }

    /** A stream for whoever tries Firehose out, and that of each raw topic. */
    private static List<Map<String, String>> streams(Site site) {
        List<Map<String, String>> streams = new ArrayList<>();
        streams.add(Map.of("name", STREAM, "prefix", "firehose/" + STREAM + "/"));
        String first = site.section("archive").getString("firehose.stream");
        String prefix = site.section("archive").getString("prefix");
        String folder = prefix.isEmpty() ? "" : prefix + "/";
        CanonicalModel model = ModelLoader.load(site.settings().root().getString("onramp.model-dir"));
        for (Source source : model.sources()) {
            String topic = Topics.raw(source.table());
            streams.add(Map.of("name", first + "-" + topic, "prefix", folder + topic + "/dt=!{timestamp:yyyy-MM-dd}/"));
        }
        return streams;
    }

    private static Path jar(Path home) throws IOException {
        Path folder = home.resolve(JARS);
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, "canonical-transform-*-lambda.jar")) {
                for (Path each : jars) {
                    return each;
                }
            }
        }
        throw LocalErrors.notBuilt("canonical-transform", folder.resolve("canonical-transform-*-lambda.jar"));
    }
}
