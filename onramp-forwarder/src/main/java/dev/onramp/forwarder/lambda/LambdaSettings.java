package dev.onramp.forwarder.lambda;

import com.typesafe.config.Config;
import dev.onramp.config.Settings;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the function is and how to get in. Empty values mean AWS's own defaults: the endpoint of the region, the region of the environment.
 *
 * @param timeout of the function; its reply may take a little longer
 */
public record LambdaSettings(Optional<String> endpoint, Optional<String> region, String function, Duration timeout) {
    public LambdaSettings {
        Objects.requireNonNull(function, "function");
        Objects.requireNonNull(timeout, "timeout");
    }

    public static LambdaSettings from(Settings settings) {
        Config lambda = settings.section("lambda");
        return new LambdaSettings(
                text(lambda, "endpoint"),
                text(lambda, "region"),
                lambda.getString("function"),
                settings.section("forwarder").getDuration("invoke-timeout"));
    }

    private static Optional<String> text(Config section, String key) {
        return Optional.of(section.getString(key)).filter(value -> !value.isBlank());
    }

    /** Fit for a log. */
    @Override
    public String toString() {
        return function + " at " + endpoint.orElse("AWS")
                + region.map(name -> " in " + name).orElse("");
    }
}
