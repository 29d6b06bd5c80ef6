package dev.onramp.model;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigObject;

/** Model files stand for themselves: an include that found nothing would otherwise be passed over in silence. */
final class RefusingIncluder implements ConfigIncluder {
    @Override
    public ConfigIncluder withFallback(ConfigIncluder fallback) {
        return this;
    }

    @Override
    public ConfigObject include(ConfigIncludeContext context, String what) {
        throw new ConfigException.Generic(
                "include \"" + what + "\" is not allowed: every *.conf file of the folder is read anyway");
    }
}
