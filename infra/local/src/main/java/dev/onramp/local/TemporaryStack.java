package dev.onramp.local;

import dev.onramp.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the stacks of tests start from. */
final class TemporaryStack {
    /** Below the range from which the system takes ports for outgoing connections, so that a restart finds its port free. */
    private static final int FIRST_PORT = 15_000;

    private static final int STACKS = 700;
    private static final int PORTS_EACH = 20;

    private TemporaryStack() {}

    /** A fresh folder, and ports that no other stack is likely to ask for. */
    static Settings settings() {
        try {
            Map<String, String> overrides = new LinkedHashMap<>();
            overrides.put("data-dir", Files.createTempDirectory("onramp-test-").toString());
            int port = FIRST_PORT + PORTS_EACH * new SecureRandom().nextInt(STACKS);
            Settings defaults = Settings.defaults();
            for (String name :
                    defaults.section("local").getConfig("ports").root().keySet()) {
                overrides.put("local.ports." + name, Integer.toString(port));
                port += 3;
            }
            return defaults.with(overrides);
        } catch (IOException e) {
            throw LocalErrors.unreadable(Path.of(System.getProperty("java.io.tmpdir")), e);
        }
    }

    static Path home() {
        String property = System.getProperty("onramp.home");
        if (property != null) {
            return Path.of(property);
        }
        for (Path each = Path.of("").toAbsolutePath(); each != null; each = each.getParent()) {
            if (Files.isRegularFile(each.resolve("infra/local-servers/pom.xml"))) {
                return each;
            }
        }
        throw LocalErrors.noHome();
    }
}
