package dev.onramp.local.component;

import com.typesafe.config.Config;
import dev.onramp.config.Settings;
import dev.onramp.local.Service;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * The place a component runs in. Immutable.
 *
 * @param home the installation: the repository's root with built modules
 * @param dataDir absolute; all state of the stack
 * @param settings with the endpoints really in use
 * @param ports name of a {@link PortWish} to the port found for it
 */
public record Site(Path home, Path dataDir, Settings settings, Map<String, Integer> ports) {
    public Site {
        Objects.requireNonNull(home, "home");
        Objects.requireNonNull(dataDir, "dataDir");
        Objects.requireNonNull(settings, "settings");
        ports = Map.copyOf(ports);
    }

    /** @throws IllegalArgumentException when no component wished for a port of that name */
    public int port(String name) {
        Integer port = ports.get(name);
        if (port == null) {
            throw new IllegalArgumentException("no port of the name " + name + " among " + ports.keySet());
        }
        return port;
    }

    /** Pid files, ports, generated configuration. */
    public Path runDir() {
        return dataDir.resolve("run");
    }

    public Path logFile(Service service) {
        return dataDir.resolve("logs").resolve(service.text() + ".log");
    }

    /** Where a server keeps its data. */
    public Path stateDir(Service service) {
        return dataDir.resolve(service.text());
    }

    /** The settings in effect, as a file for the product's own processes. Holds secrets; readable by the owner alone. */
    public Path configFile() {
        return runDir().resolve("onramp.conf");
    }

    /** Largest heap of a process, as the JVM reads it: {@code 256m}. */
    public String heap(String name) {
        return settings.section("local").getString("heap." + name);
    }

    public Config section(String name) {
        return settings.section(name);
    }
}
