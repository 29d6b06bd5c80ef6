package dev.onramp.console;

import dev.onramp.config.Settings;
import dev.onramp.console.publish.Format;
import dev.onramp.console.publish.PublishErrors;
import dev.onramp.console.publish.PublishResult;
import dev.onramp.console.publish.Publisher;
import dev.onramp.local.LocalStack;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "publish",
        description = "Sends a file of changes to the HTTP front door; returns when all are stored.",
        mixinStandardHelpOptions = true)
final class PublishCommand implements Callable<Integer> {
    private static final String STDIN = "-";

    @Mixin
    private Context context = new Context();

    @Parameters(index = "0", paramLabel = "FILE", description = "The changes; - for standard input.")
    private String file = STDIN;

    @Option(names = "--table", paramLabel = "T", required = true, description = "The source table.")
    private String table = "";

    @Option(names = "--url", paramLabel = "URL", description = "Of the front door; default: setting front-door.url.")
    private @Nullable URI url;

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "The producer's key; default: setting front-door.key (ONRAMP_FRONT_DOOR_KEY).")
    private @Nullable String key;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "ndjson",
            description =
                    "ndjson: a row on each line; json: one row; cloudevents: an event on each line. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.NDJSON;

    @Option(
            names = "--idempotency-key",
            paramLabel = "TEXT",
            description = "Makes a repeat of the same file harmless; default: a new one each time.")
    private @Nullable String idempotencyKey;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description =
                    "How long one request is tried while the front door is busy or away; default: ${DEFAULT-VALUE}.")
    private long patience;

    @Option(names = "--json", description = "Print the result as JSON, with the dataid of each change.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (!table.matches("[a-z][a-z0-9_]{0,58}")) {
            throw new ParameterException(
                    spec.commandLine(), "--table takes the name of a source table, not '" + table + "'");
        }
        try (LocalStack stack = context.stack()) {
            Settings settings = stack.settings();
            String shown = key == null ? settings.section("front-door").getString("key") : key;
            if (shown.isBlank()) {
                throw PublishErrors.noKey();
            }
            Publisher publisher = new Publisher(
                    url == null ? URI.create(settings.section("front-door").getString("url")) : url,
                    table,
                    shown,
                    idempotencyKey == null ? UUID.randomUUID().toString() : idempotencyKey,
                    Duration.ofSeconds(patience));
            print(publish(publisher));
        }
        return ExitCode.OK;
    }

    private PublishResult publish(Publisher publisher) throws InterruptedException {
        try (InputStream in = file.equals(STDIN) ? System.in : Files.newInputStream(Path.of(file));
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
                Meter meter =
                        new Meter("publish", "changes", 1, 0, spec.commandLine().getErr())) {
            return publisher.publish(reader, format, meter::reached);
        } catch (IOException | UncheckedIOException e) {
            throw PublishErrors.unreadable(file.equals(STDIN) ? "standard input" : file, e);
        }
    }

    private void print(PublishResult result) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("accepted", result.accepted());
        map.put("repeated", result.repeated());
        map.put("requests", result.requests());
        map.put("retries", result.retries());
        if (json) {
            map.put("dataids", result.dataids());
            spec.commandLine().getOut().println(Json.text(map));
        } else {
            map.forEach((name, value) -> spec.commandLine().getOut().printf("%-14s %s%n", name, value));
        }
    }
}
