package dev.onramp.local;

import dev.onramp.config.Settings;
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

    /** A folder that does not exist yet, and ports that no other stack is likely to ask for. */
    static Settings settings() {
        SecureRandom random = new SecureRandom();
        Map<String, String> overrides = new LinkedHashMap<>();
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        overrides.put(
                "data-dir",
                temporary
                        .resolve("onramp-test-" + Long.toHexString(random.nextLong()))
                        .toString());
        int port = FIRST_PORT + PORTS_EACH * random.nextInt(STACKS);
        Settings defaults = Settings.defaults();
        for (String name : defaults.section("local").getConfig("ports").root().keySet()) {
            overrides.put("local.ports." + name, Integer.toString(port));
            port += 3;
        }
        return defaults.with(overrides);
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
