package dev.onramp.generator.kafka;

import com.typesafe.config.Config;
import dev.onramp.config.Settings;
import dev.onramp.generator.Generator;
import dev.onramp.generator.GeneratorRequest;
import dev.onramp.generator.GeneratorResult;
import dev.onramp.generator.Ledger;
import dev.onramp.generator.ProgressListener;
import dev.onramp.generator.Shares;
import java.nio.file.Path;

/** {@code onramp generate}: the legacy system of a data folder, its changes sent to Kafka. Stateless. */
public final class KafkaGenerator {
    private KafkaGenerator() {}

    /** Where the ledger of these settings lies. */
    public static Path ledgerFolder(Settings settings) {
        return Path.of(settings.root().getString("onramp.data-dir")).resolve("generator");
    }

    /**
     * Makes and sends changes; returns when the broker has stored all of them. Repeating it continues the same legacy system. A run that
     * is killed is made good by the next one, see {@link Ledger}.
     *
     * @param settings uses {@code generator}, {@code kafka.bootstrap-servers} and {@code data-dir}
     * @throws dev.onramp.config.OnrampException ONR-G…; nothing already stored is harmed
     */
    public static GeneratorResult run(GeneratorRequest request, Settings settings, ProgressListener listener) {
        Config section = settings.section("generator");
        Shares shares = new Shares(
                section.getDouble("customers-share"),
                section.getDouble("update-share"),
                section.getDouble("delete-share"),
                atMostMaxInt(section, "max-customers"),
                atMostMaxInt(section, "max-accounts"));
        int perSecond = request.changesPerSecond().orElseGet(() -> atMostMaxInt(section, "rate"));
        String bootstrapServers = settings.section("kafka").getString("bootstrap-servers");
        GeneratorRequest bounded = request.atRate(perSecond);
        RawTopics.check(bootstrapServers);
        try (Ledger ledger = Ledger.open(ledgerFolder(settings), request.format());
                KafkaChangeSink sink = KafkaChangeSink.connect(
                        bootstrapServers, section.getDuration("delivery-timeout"), request.format())) {
            return new Generator(shares, ledger, sink, System::nanoTime).run(bounded, listener);
        }
    }

    private static int atMostMaxInt(Config section, String key) {
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, section.getLong(key)));
    }
}
