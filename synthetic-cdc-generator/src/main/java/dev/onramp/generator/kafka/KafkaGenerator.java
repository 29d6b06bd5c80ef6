package dev.onramp.generator.kafka;

import com.typesafe.config.Config;
import dev.onramp.config.Settings;
import dev.onramp.generator.Fault;
import dev.onramp.generator.Faults;
import dev.onramp.generator.Generator;
import dev.onramp.generator.GeneratorRequest;
import dev.onramp.generator.GeneratorResult;
import dev.onramp.generator.Ledger;
import dev.onramp.generator.ProgressListener;
import dev.onramp.generator.Shares;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

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
        Faults faults = faults(request, section.getConfig("faults"));
        GeneratorRequest bounded = request.atRate(perSecond);
        Duration deliveryTimeout = section.getDuration("delivery-timeout");
        RawTopics.check(bootstrapServers, deliveryTimeout);
        try (Ledger ledger = Ledger.open(ledgerFolder(settings), request.format());
                KafkaChangeSink sink = KafkaChangeSink.connect(
                        bootstrapServers, deliveryTimeout, request.format(), faults.oversizedBytes())) {
            return new Generator(shares, faults, ledger, sink, System::nanoTime).run(bounded, listener);
        }
    }

    private static Faults faults(GeneratorRequest request, Config section) {
        if (request.faults().isEmpty()) {
            return Faults.NONE;
        }
        Map<Fault, Double> rates = new EnumMap<>(Fault.class);
        for (Fault each : Fault.values()) {
            rates.put(each, section.getDouble(each.label()));
        }
        return Faults.of(request.faults(), rates, atMostMaxInt(section, "oversized-bytes"));
    }

    private static int atMostMaxInt(Config section, String key) {
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, section.getLong(key)));
    }
}
