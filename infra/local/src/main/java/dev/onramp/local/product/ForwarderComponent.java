package dev.onramp.local.product;

import dev.onramp.local.Service;
import dev.onramp.local.StackListener;
import dev.onramp.local.component.Command;
import dev.onramp.local.component.Component;
import dev.onramp.local.component.Site;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The process that carries raw changes to the transform. */
public final class ForwarderComponent implements Component {
    private static final ProductProgram PROGRAM =
            new ProductProgram(Service.FORWARDER, "onramp-forwarder", "dev.onramp.forwarder.ForwarderMain");

    /**
     * C2 for what is hot indeed, ten times the JVM's thresholds: the SHA-256 of a signature needs it, which C1 has no intrinsic for; compiling all the rest of it costs more than a short life gives back.
     */
    private static final List<String> LATE_C2 = List.of(
            "-XX:Tier4InvocationThreshold=50000",
            "-XX:Tier4MinInvocationThreshold=6000",
            "-XX:Tier4CompileThreshold=150000",
            "-XX:Tier4BackEdgeThreshold=400000");

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
        List<String> options = new ArrayList<>(List.of("-XX:ReservedCodeCacheSize=48m", "-XX:NewRatio=1"));
        options.addAll(LATE_C2);
        return PROGRAM.command(site, options);
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
