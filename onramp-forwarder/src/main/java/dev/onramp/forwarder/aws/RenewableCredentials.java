package dev.onramp.forwarder.aws;

import com.typesafe.config.Config;
import dev.onramp.config.OnrampException;
import dev.onramp.config.Settings;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * Credentials that can be read anew while clients use them: those of a section of the settings, or, where it names none, those of AWS's own chain of
 * defaults (environment, profile, role). So keys that were replaced in the settings' file, or a session that was renewed, need no restart. Thread-safe.
 */
public final class RenewableCredentials implements AwsCredentialsProvider, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RenewableCredentials.class);

    private final Supplier<Settings> settings;
    private final String section;
    private volatile AwsCredentialsProvider current;

    /**
     * @param settings reads them anew each time
     * @param section with the keys {@code access-key} and {@code secret-key}
     */
    public RenewableCredentials(Supplier<Settings> settings, String section) {
        this.settings = settings;
        this.section = section;
        this.current = provider(settings.get().section(section));
    }

    @Override
    public AwsCredentials resolveCredentials() {
        return current.resolveCredentials();
    }

    /** To be called when AWS refused the present ones. Settings that cannot be read change nothing. */
    public synchronized void renew() {
        AwsCredentialsProvider before = current;
        try {
            current = provider(settings.get().section(section));
        } catch (OnrampException e) {
            LOG.warn("the credentials stay as they are, since the settings cannot be read: {}", e.getMessage());
            return;
        }
        close(before);
    }

    @Override
    public void close() {
        close(current);
    }

    private static void close(AwsCredentialsProvider provider) {
        if (provider instanceof DefaultCredentialsProvider defaults) {
            defaults.close();
        }
    }

    private static AwsCredentialsProvider provider(Config section) {
        String accessKey = section.getString("access-key");
        String secretKey = section.getString("secret-key");
        return accessKey.isBlank() || secretKey.isBlank()
                ? DefaultCredentialsProvider.builder().build()
                : StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey));
    }
}
