package dev.onramp.bench.onramp;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import dev.onramp.bench.BenchErrors;
import dev.onramp.config.OnrampException;
import java.nio.file.Path;
import java.util.Optional;

/** What AWS asks for, in US dollars. */
record Prices(
        String region,
        String asOf,
        double lambdaGigabyteSecond,
        double lambdaMillionRequests,
        int lambdaMemoryMb,
        double s3ThousandPuts,
        double firehoseGigabyte,
        long firehoseStepBytes) {

    /**
     * Of a file in the form of {@code prices.conf}, else the built-in ones; what the file leaves out is built in too.
     *
     * @throws OnrampException ONR-B002 when the file cannot be read as such
     */
    static Prices load(Optional<Path> file) {
        Config builtIn = ConfigFactory.parseResources(Prices.class.getClassLoader(), "prices.conf");
        try {
            Config all = file.map(path -> ConfigFactory.parseFile(path.toFile(), BenchErrors.STRICT))
                    .map(given -> given.withFallback(builtIn))
                    .orElse(builtIn)
                    .resolve()
                    .getConfig("prices");
            return new Prices(
                    all.getString("region"),
                    all.getString("as-of"),
                    price(all, "lambda.gigabyte-second"),
                    price(all, "lambda.million-requests"),
                    (int) price(all, "lambda.memory-mb"),
                    price(all, "s3-thousand-puts"),
                    price(all, "firehose-gigabyte"),
                    (long) price(all, "firehose-step-bytes"));
        } catch (ConfigException e) {
            throw BenchErrors.badPrices(file, String.valueOf(e.getMessage()));
        }
    }

    private static double price(Config all, String key) {
        double price = all.getDouble(key);
        if (!(price > 0)) {
            throw new ConfigException.BadValue(all.getValue(key).origin(), key, "is not above 0");
        }
        return price;
    }
}
