package dev.onramp.local;

import dev.onramp.local.component.Component;
import dev.onramp.local.component.Site;
import dev.onramp.local.data.RunRecords;
import dev.onramp.local.process.PidRecord;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which recorded processes live, and what they were started with. */
record Running(Site site, RunRecords runRecords) {
    Running(Site site) {
        this(site, new RunRecords(site.runDir()));
    }

    Optional<PidRecord> alive(Service service) {
        return runRecords.read(service).filter(each -> each.identity().alive());
    }

    /** The endpoints of what a component needs; a process that was started with others must be started again. */
    static Map<String, String> inputs(Component component, Site site) {
        Map<String, String> inputs = new TreeMap<>();
        component.needs().forEach(each -> inputs.putAll(Components.of(each).endpoints(site.settings(), site.ports())));
        return inputs;
    }
}
