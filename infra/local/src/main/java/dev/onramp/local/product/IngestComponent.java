package dev.onramp.local.product;

import dev.onramp.local.Service;
import dev.onramp.local.StackListener;
import dev.onramp.local.component.Command;
import dev.onramp.local.component.Component;
import dev.onramp.local.component.JavaProgram;
import dev.onramp.local.component.Site;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The Spark process that keeps the lakehouse and the operational store up to date. */
public final class IngestComponent implements Component {
    private static final ProductProgram PROGRAM =
            new ProductProgram(Service.INGEST, "streaming-ingest", "dev.onramp.ingest.IngestMain");

    @Override
    public Service service() {
        return Service.INGEST;
    }

    @Override
    public Set<Service> needs() {
        return Set.of(Service.KAFKA, Service.S3, Service.POSTGRES);
    }

    @Override
    public Command prepare(Site site, StackListener listener) throws IOException {
        // Spark runs much code a few times: compiling it quickly halves the time to the first row, and the memory of
        // the compiler.
        List<String> options = new ArrayList<>(JavaProgram.ingestOptions(site.home()));
        options.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=128m"));
        return PROGRAM.command(site, options);
    }

    @Override
    public void probe(Site site) throws IOException {
        PROGRAM.requireReady(site);
    }

    @Override
    public Map<String, String> connection(Site site) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("lake_consumer_group", site.section("ingest").getString("lake-group-id"));
        facts.put("postgres_consumer_group", site.section("ingest").getString("postgres-group-id"));
        return facts;
    }
}
