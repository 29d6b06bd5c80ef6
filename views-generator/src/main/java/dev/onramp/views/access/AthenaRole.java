package dev.onramp.views.access;

import dev.onramp.config.Settings;
import dev.onramp.views.ViewsErrors;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who reads in Athena. */
public enum AthenaRole {
    /** Reads the masked views. */
    ANALYST,
    /** Reads the views as they are. */
    STEWARD;

    private static final Pattern PRINCIPAL = Pattern.compile("arn:(aws[a-z-]*):iam::(\\d{12}):[^\\s]{1,200}");

    /**
     * A principal of AWS.
     *
     * @param partition {@code aws}, {@code aws-cn}
     */
    record Principal(String arn, String partition, String account) {}

    /**
     * From {@code access.athena-analyst} or {@code access.athena-steward}.
     *
     * @throws dev.onramp.config.OnrampException ONR-V021 when it is missing or is none
     */
    Principal principal(Settings settings) {
        String key = "athena-" + this;
        String arn = settings.section("access").getString(key);
        Matcher matcher = PRINCIPAL.matcher(arn);
        if (!matcher.matches()) {
            throw ViewsErrors.badPrincipal("access." + key, arn);
        }
        return new Principal(arn, matcher.group(1), matcher.group(2));
    }

    /** {@code analyst}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
