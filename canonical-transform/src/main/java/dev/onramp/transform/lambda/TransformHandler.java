package dev.onramp.transform.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.onramp.config.Settings;
import dev.onramp.model.CanonicalModel;
import dev.onramp.model.ModelLoader;
import dev.onramp.model.contract.Topics;
import dev.onramp.transform.ArchiveFormat;
import dev.onramp.transform.LargeRecords;
import dev.onramp.transform.RawArchive;
import dev.onramp.transform.Transform;
import dev.onramp.transform.TransformErrors;
import dev.onramp.transform.UnparsableSeal;
import dev.onramp.transform.firehose.FirehoseRawArchive;
import dev.onramp.transform.kafka.KafkaCanonicalProducer;
import dev.onramp.transform.s3.S3LargeRecords;
import dev.onramp.transform.s3.S3RawArchive;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * The AWS Lambda function. Everything costly is built once per instance, in Lambda's init phase, and used by all its invocations; Lambda
 * gives an instance one invocation at a time. A failed invocation throws, so that the caller repeats it as a whole.
 */
public final class TransformHandler implements RequestStreamHandler {
    private final Transform transform;
    private final InvocationReader reader;

    /** With the settings of the environment ({@code ONRAMP_...}); the constructor that Lambda calls. */
    public TransformHandler() {
        this(Settings.load(Optional.empty(), System.getenv(), Map.of()));
    }

    private TransformHandler(Settings settings) {
        this(transform(settings), S3LargeRecords.of(settings));
    }

    TransformHandler(Transform transform, LargeRecords largeRecords) {
        this.transform = transform;
        this.reader = new InvocationReader(largeRecords);
    }

    /**
     * The transform with its real archive and producer, for the life of the process.
     *
     * @throws dev.onramp.config.OnrampException when settings or model are wrong
     */
    static Transform transform(Settings settings) {
        byte[] hashKey =
                settings.section("transform").getString("secret-hash-key").getBytes(StandardCharsets.UTF_8);
        if (hashKey.length == 0) {
            throw TransformErrors.noHashKey();
        }
        CanonicalModel model = ModelLoader.load(settings.root().getString("onramp.model-dir"));
        ArchiveFormat format = new ArchiveFormat(
                settings.section("archive").getString("prefix"),
                UnparsableSeal.of(settings.section("transform").getString("unparsable-key")));
        return new Transform(
                model, hashKey, format, archive(settings, model, format), KafkaCanonicalProducer.of(settings));
    }

    private static RawArchive archive(Settings settings, CanonicalModel model, ArchiveFormat format) {
        String mode = settings.section("archive").getString("mode");
        return switch (mode) {
            case "s3" -> S3RawArchive.of(settings);
            case "firehose" ->
                FirehoseRawArchive.of(
                        settings,
                        model.sources().stream()
                                .map(source -> Topics.raw(source.table()))
                                .toList(),
                        format,
                        S3RawArchive.of(settings));
            default -> throw TransformErrors.badArchiveMode("the setting archive.mode is '" + mode + "'");
        };
    }

    @Override
    public void handleRequest(InputStream event, OutputStream reply, Context context) throws IOException {
        InvocationReader.Invocation invocation = reader.read(event);
        ReceiptWriter.write(
                invocation.isReplay() ? transform.replay(invocation.batches()) : transform.apply(invocation.batches()),
                reply);
    }
}
