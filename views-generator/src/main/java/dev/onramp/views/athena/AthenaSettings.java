package dev.onramp.views.athena;

import com.typesafe.config.Config;
import dev.onramp.config.Settings;
import dev.onramp.views.ViewsErrors;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The section {@code athena}. What is absent follows AWS's own chain of defaults. Immutable.
 *
 * @param catalogId the account whose Glue Data Catalog is meant; absent: the one that asks
 * @param outputLocation where Athena writes the results of statements; absent: where the work group says
 * @param statementTimeout of one statement, from its start to its end
 */
public record AthenaSettings(
        Optional<String> region,
        Optional<URI> endpoint,
        Optional<URI> glueEndpoint,
        Optional<Keys> keys,
        String workGroup,
        String catalog,
        Optional<String> catalogId,
        Optional<String> outputLocation,
        Duration statementTimeout) {
    private static final Pattern REGION = Pattern.compile("[a-z]{2,}(-[a-z0-9]+)+");
    private static final Pattern WORK_GROUP = Pattern.compile("[a-zA-Z0-9._-]{1,128}");
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
    private static final Pattern LOCATION = Pattern.compile("s3://[a-z0-9.-]{3,63}(/.*)?");

    /** A key that does not expire. */
    public record Keys(String access, String secret) {
        @Override
        public String toString() {
            return access;
        }
    }

    /** @throws dev.onramp.config.OnrampException ONR-V031 with the setting that cannot be */
    public static AthenaSettings of(Settings settings) {
        Config athena = settings.section("athena");
        require(athena, "work-group", WORK_GROUP, "the name of a work group, such as primary");
        if (athena.getString("catalog").isBlank()) {
            throw ViewsErrors.badAthenaSetting("athena.catalog", "", "AwsDataCatalog, or the name of another catalog");
        }
        Duration timeout = athena.getDuration("statement-timeout");
        if (timeout.isZero() || timeout.isNegative()) {
            throw ViewsErrors.badAthenaSetting(
                    "athena.statement-timeout", athena.getString("statement-timeout"), "a duration, such as 10 m");
        }
        return new AthenaSettings(
                optional(athena, "region", REGION, "a region, such as eu-central-1"),
                uri(athena, "endpoint"),
                uri(athena, "glue-endpoint"),
                keys(athena),
                athena.getString("work-group"),
                athena.getString("catalog"),
                optional(athena, "catalog-id", ACCOUNT, "the number of an account, 12 digits"),
                optional(athena, "output-location", LOCATION, "a place in S3, such as s3://bucket/athena-results/"),
                timeout);
    }

    /** Whether it can be the name of one. */
    public static boolean isWorkGroup(String name) {
        return WORK_GROUP.matcher(name).matches();
    }

    private static Optional<Keys> keys(Config athena) {
        String access = athena.getString("access-key");
        String secret = athena.getString("secret-key");
        if (access.isEmpty() != secret.isEmpty()) {
            throw ViewsErrors.badAthenaSetting(
                    access.isEmpty() ? "athena.access-key" : "athena.secret-key",
                    "",
                    "a key; or both of athena.access-key and athena.secret-key empty, for AWS's own chain of defaults");
        }
        return access.isEmpty() ? Optional.empty() : Optional.of(new Keys(access, secret));
    }

    private static Optional<URI> uri(Config athena, String key) {
        String text = athena.getString(key);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(text);
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return Optional.of(uri);
            }
        } catch (URISyntaxException e) {
            throw ViewsErrors.badAthenaSetting("athena." + key, text, "a URL, or empty for AWS itself");
        }
        throw ViewsErrors.badAthenaSetting("athena." + key, text, "an http or https URL, or empty for AWS itself");
    }

    private static Optional<String> optional(Config athena, String key, Pattern pattern, String takes) {
        if (athena.getString(key).isEmpty()) {
            return Optional.empty();
        }
        require(athena, key, pattern, takes);
        return Optional.of(athena.getString(key));
    }

    private static void require(Config athena, String key, Pattern pattern, String takes) {
        if (!pattern.matcher(athena.getString(key)).matches()) {
            throw ViewsErrors.badAthenaSetting("athena." + key, athena.getString(key), takes);
        }
    }
}
