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
    private static final String WANTED = "wanted";
    private static final String PORT = "port";

    private final Path file;
    private final IntPredicate free;
    private final Map<String, Entry> entries;

    private PortBook(Path file, IntPredicate free, Map<String, Entry> entries) {
        this.file = file;
        this.free = free;
        this.entries = entries;
    }

    /**
     * @param file where it is kept; need not exist
     * @param free whether a port can be listened on now
     */
    public static PortBook read(Path file, IntPredicate free) {
        Map<String, Entry> entries = new TreeMap<>();
        try {
            if (Files.exists(file)) {
                Config config = ConfigFactory.parseString(Files.readString(file));
                for (String name : config.root().keySet()) {
                    entries.put(name, new Entry(config.getInt(name + "." + WANTED), config.getInt(name + "." + PORT)));
                }
            }
        } catch (IOException e) {
            throw LocalErrors.unreadable(file, e);
        } catch (ConfigException broken) {
            // Written in one step, so only a stranger breaks it; the ports are found anew.
            entries.clear();
        }
        return new PortBook(file, free, entries);
    }

    /** Port names to ports, of all servers ever started here. */
    public Map<String, Integer> ports() {
        Map<String, Integer> ports = new TreeMap<>();
        entries.forEach((name, entry) -> ports.put(name, entry.port()));
        return ports;
    }

    /**
     * Finds a free port for a server that is about to start: the remembered one unless another is wanted now, else the next free one.
     *
     * @param told a sentence for the user when it is not the expected one
     */
    public void assign(PortWish wish, Consumer<String> told) {
        Entry known = entries.get(wish.name());
        int expected = known != null && known.wanted() == wish.wanted() ? known.port() : wish.wanted();
        int port = expected;
        while (given(port, wish.name()) || !free.test(port)) {
            port++;
            if (port >= expected + STEPS || port > 65_535) {
                throw LocalErrors.noPort(wish.name(), expected);
            }
        }
        if (port != expected) {
            told.accept("port " + expected + " is taken; " + wish.name() + " uses " + port);
        }
        entries.put(wish.name(), new Entry(wish.wanted(), port));
        write();
    }

    private boolean given(int port, String exceptTo) {
        return entries.entrySet().stream()
                .anyMatch(
                        each -> each.getValue().port() == port && !each.getKey().equals(exceptTo));
    }

    private void write() {
        Map<String, Object> members = new TreeMap<>();
        entries.forEach((name, entry) -> members.put(name, Map.of(WANTED, entry.wanted(), PORT, entry.port())));
        try {
            AtomicFile.write(file, ConfigValueFactory.fromMap(members).render(ConfigRenderOptions.concise()) + "\n");
        } catch (IOException e) {
            throw LocalErrors.unreadable(file, e);
        }
    }

    /** What was asked for when the port was found, and the port. */
    private record Entry(int wanted, int port) {}
}
