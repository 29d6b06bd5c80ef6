package dev.onramp.local.product;

import dev.onramp.local.Service;
import dev.onramp.local.StackListener;
import dev.onramp.local.component.Command;
import dev.onramp.local.component.Component;
import dev.onramp.local.component.Site;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The process that carries raw changes to the transform. */
public final class ForwarderComponent implements Component {
    private static final ProductProgram PROGRAM =
            new ProductProgram(Service.FORWARDER, "onramp-forwarder", "dev.onramp.forwarder.ForwarderMain");

    @Override
    public Service service() {
        return Service.FORWARDER;
    }

    @Override
    public Set<Service> needs() {
        return Set.of(Service.KAFKA, Service.LAMBDA);
    }

    @Override
    public Command prepare(Site site, StackListener listener) throws IOException {
        return PROGRAM.command(site, List.of("-XX:ReservedCodeCacheSize=48m", "-XX:NewRatio=1"));
    }

    @Override
    public void probe(Site site) throws IOException {
        PROGRAM.requireReady(site);
    }

    @Override
    public Map<String, String> connection(Site site) {
        return Map.of("consumer_group", site.section("forwarder").getString("group-id"));
    }
}
