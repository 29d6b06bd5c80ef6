package dev.onramp.local.data;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValueFactory;
import dev.onramp.local.LocalErrors;
import dev.onramp.local.component.PortWish;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntPredicate;

/**
 * Which port each server of the stack has, remembered so that clients find it again after a restart. Used with the stack's lock held.
 */
public final class PortBook {
    private static final int STEPS = 200;

    private final Path file;
    private final IntPredicate free;
    private final Map<String, Integer> ports;

    private PortBook(Path file, IntPredicate free, Map<String, Integer> ports) {
        this.file = file;
        this.free = free;
        this.ports = ports;
    }

    /**
     * @param file where it is kept; need not exist
     * @param free whether a port can be listened on now
     */
    public static PortBook read(Path file, IntPredicate free) {
        Map<String, Integer> ports = new TreeMap<>();
        try {
            if (Files.exists(file)) {
                Config config = ConfigFactory.parseString(Files.readString(file));
                config.root()
                        .keySet()
                        .forEach(
                                name -> ports.put(name, config.root().toConfig().getInt(name)));
            }
        } catch (IOException e) {
            throw LocalErrors.unreadable(file, e);
        } catch (ConfigException broken) {
            // Written in one step, so only a stranger breaks it; the ports are found anew.
            ports.clear();
        }
        return new PortBook(file, free, ports);
    }

    /** Port names to ports, of all servers ever started here. */
    public Map<String, Integer> ports() {
        return Map.copyOf(ports);
    }

    /**
     * Finds a free port for a server that is about to start: the remembered one, else from the wanted one on.
     *
     * @param told a sentence for the user when it is not the expected one
     */
    public void assign(PortWish wish, Consumer<String> told) {
        int expected = ports.getOrDefault(wish.name(), wish.wanted());
        int port = expected;
        while (ports.entrySet().stream().anyMatch(taken(wish.name(), port)) || !free.test(port)) {
            port++;
            if (port >= expected + STEPS || port > 65_535) {
                throw LocalErrors.noPort(wish.name(), expected);
            }
        }
        if (port != expected) {
            told.accept("port " + expected + " is taken by another program; " + wish.name() + " uses " + port);
        }
        ports.put(wish.name(), port);
        write();
    }

    private static java.util.function.Predicate<Map.Entry<String, Integer>> taken(String name, int port) {
        return entry -> entry.getValue() == port && !entry.getKey().equals(name);
    }

    private void write() {
        try {
            AtomicFile.write(file, ConfigValueFactory.fromMap(ports).render(ConfigRenderOptions.concise()) + "\n");
        } catch (IOException e) {
            throw LocalErrors.unreadable(file, e);
        }
    }
}
