package dev.onramp.local;

import com.typesafe.config.ConfigRenderOptions;
import dev.onramp.config.Settings;
import dev.onramp.local.component.Component;
import dev.onramp.local.component.PortWish;
import dev.onramp.local.component.Site;
import dev.onramp.local.data.AtomicFile;
import dev.onramp.local.data.DataFolder;
import dev.onramp.local.data.LoopbackPort;
import dev.onramp.local.data.PortBook;
import dev.onramp.local.trino.TrinoComponent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the ports, and from them the settings in effect. */
final class Sites {
    private Sites() {}

    /** As the last start left it; where nothing was ever started, as the settings wish it. Writes nothing. */
    static Site remembered(Path home, DataFolder folder, Settings given) {
        Map<String, Integer> ports = new LinkedHashMap<>();
        Components.all().forEach(each -> each.ports(given).forEach(wish -> ports.put(wish.name(), wish.wanted())));
        ports.putAll(book(folder).ports());
        return site(home, folder, given, ports);
    }

    /** With a free port for each server that is about to start, and the configuration file of the product's processes written. */
    static Site arranged(Path home, DataFolder folder, Settings given, List<Component> wanted, StackListener listener) {
        PortBook book = book(folder);
        Running running = new Running(remembered(home, folder, given));
        for (Component each : wanted) {
            if (running.alive(each.service()).isEmpty()) {
                for (PortWish wish : each.ports(given)) {
                    book.assign(wish, listener::notice);
                }
            }
        }
        Site site = remembered(home, folder, given);
        try {
            AtomicFile.write(
                    site.configFile(),
                    site.settings()
                            .root()
                            .root()
                            .withOnlyKey("onramp")
                            .render(ConfigRenderOptions.defaults()
                                    .setOriginComments(false)
                                    .setComments(false)
                                    .setJson(false)));
        } catch (IOException e) {
            throw LocalErrors.unreadable(site.configFile(), e);
        }
        return site;
    }

    private static PortBook book(DataFolder folder) {
        return PortBook.read(folder.path().resolve("run").resolve("ports.json"), LoopbackPort::isFree);
    }

    private static Site site(Path home, DataFolder folder, Settings given, Map<String, Integer> ports) {
        Map<String, String> effective = new LinkedHashMap<>();
        Components.all().forEach(each -> effective.putAll(each.endpoints(given, ports)));
        effective.put("data-dir", folder.path().toString());
        effective.put(
                "trino.access-rules",
                TrinoComponent.accessRules(folder.path().resolve("run")).toString());
        String modelDir = given.root().getString("onramp.model-dir");
        if (!modelDir.isEmpty()) {
            effective.put(
                    "model-dir", Path.of(modelDir).toAbsolutePath().normalize().toString());
        }
        return new Site(home, folder.path(), given.with(effective), ports);
    }
}
