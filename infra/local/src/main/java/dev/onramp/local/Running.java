package dev.onramp.local;

import dev.onramp.local.component.Component;
import dev.onramp.local.component.Site;
import dev.onramp.local.data.RunRecords;
import dev.onramp.local.process.PidRecord;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Which recorded processes live, and what they were started with. */
record Running(Site site, RunRecords runRecords) {
    private static final Set<Service> READ_MODEL =
            EnumSet.of(Service.LAMBDA, Service.FORWARDER, Service.FRONT_DOOR, Service.INGEST);

    Running(Site site) {
        this(site, new RunRecords(site.runDir()));
    }

    Optional<PidRecord> alive(Service service) {
        return runRecords.read(service).filter(each -> each.identity().alive());
    }

    /**
     * The endpoints of what a component needs, and the model and topics that it was started with where it has some; a process that was started with others
     * must be started again.
     */
    static Map<String, String> inputs(Component component, Site site) {
        Map<String, String> inputs = new TreeMap<>();
        component.needs().forEach(each -> inputs.putAll(Components.of(each).endpoints(site.settings(), site.ports())));
        if (READ_MODEL.contains(component.service())) {
            inputs.put("model", ModelPrint.of(site.settings().root().getString("onramp.model-dir")));
        }
        String suffix = site.section("ingest").getString("topic-suffix");
        if (component.service() == Service.INGEST && !suffix.isEmpty()) {
            // An ingest that reads the topics of a replay is another one.
            inputs.put("topic_suffix", suffix);
        }
        return inputs;
    }
}
