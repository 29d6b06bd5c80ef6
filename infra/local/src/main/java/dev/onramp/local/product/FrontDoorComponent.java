package dev.onramp.local.product;

import com.typesafe.config.Config;
import dev.onramp.config.Settings;
import dev.onramp.local.Service;
import dev.onramp.local.StackListener;
import dev.onramp.local.component.Command;
import dev.onramp.local.component.Component;
import dev.onramp.local.component.PortWish;
import dev.onramp.local.component.Site;
import dev.onramp.local.data.LoopbackPort;
import dev.onramp.model.contract.ProducerKey;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The process that takes changes over HTTP. In the local stack a producer {@code local} may write every table. */
public final class FrontDoorComponent implements Component {
    private static final String PORT = "front-door";
    private static final String LOCAL_PRODUCER = "front-door.producers.local";
    private static final ProductProgram PROGRAM =
            new ProductProgram(Service.FRONT_DOOR, "front-door", "dev.onramp.door.FrontDoorMain");

    @Override
    public Service service() {
        return Service.FRONT_DOOR;
    }

    @Override
    public Set<Service> needs() {
        return Set.of(Service.KAFKA);
    }

    @Override
    public List<PortWish> ports(Settings settings) {
        return List.of(new PortWish(PORT, settings.section("local").getInt("ports.front-door")));
    }

    @Override
    public Command prepare(Site site, StackListener listener) throws IOException {
        return PROGRAM.command(site, List.of("-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=32m"));
    }

    @Override
    public void probe(Site site) throws IOException {
        PROGRAM.requireReady(site);
        LoopbackPort.requireListening(site.port(PORT));
    }

    @Override
    public Map<String, String> endpoints(Settings settings, Map<String, Integer> ports) {
        Config door = settings.section("front-door");
        String key = settings.section("local").getString("producer-key");
        String scheme = door.getString("tls-keystore").isBlank() ? "http" : "https";
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("front-door.host", "127.0.0.1");
        facts.put("front-door.port", String.valueOf(ports.get(PORT)));
        facts.put("front-door.url", scheme + "://127.0.0.1:" + ports.get(PORT));
        if (door.getString("key").isBlank()) {
            facts.put("front-door.key", key);
        }
        if (!settings.root().hasPath("onramp." + LOCAL_PRODUCER)) {
            facts.put(LOCAL_PRODUCER + ".key-hash", new ProducerKey(key).hash());
            facts.put(LOCAL_PRODUCER + ".tables", "*");
        }
        return facts;
    }

    @Override
    public Map<String, String> connection(Site site) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("url", site.section("front-door").getString("url"));
        facts.put("producer_key", site.section("front-door").getString("key"));
        return facts;
    }
}
