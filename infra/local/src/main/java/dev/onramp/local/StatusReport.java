package dev.onramp.local;

import dev.onramp.local.component.Component;
import dev.onramp.local.component.Site;
import dev.onramp.local.process.LogFile;
import dev.onramp.local.process.PidRecord;
import dev.onramp.local.process.ProcessIdentity;
import dev.onramp.local.process.ProcessTree;
import java.util.List;
import java.util.Optional;

/** Looks at the processes of a stack. */
final class StatusReport {
    private StatusReport() {}

    static StackStatus of(Site site) {
        Running running = new Running(site);
        return new StackStatus(
                site.dataDir(),
                Components.all().stream()
                        .map(each -> of(each, site, running))
                        .sorted(java.util.Comparator.comparing(ServiceStatus::service))
                        .toList());
    }

    private static ServiceStatus of(Component component, Site site, Running running) {
        Service service = component.service();
        Optional<PidRecord> known = running.runRecords().read(service);
        if (known.isPresent() && known.get().identity().alive()) {
            List<ProcessIdentity> tree = ProcessTree.of(known.get().identity(), site.dataDir());
            return new ServiceStatus(
                    service,
                    ServiceStatus.State.RUNNING,
                    tree.stream().map(ProcessIdentity::pid).toList(),
                    ProcessTree.rssMib(tree),
                    site.logFile(service),
                    component.connection(site),
                    Optional.empty());
        }
        Optional<String> obstacle = component.obstacle(site);
        if (known.isPresent()) {
            String lastLine = new LogFile(site.logFile(service)).tail(0, 1);
            return idle(
                    component,
                    site,
                    ServiceStatus.State.FAILED,
                    Optional.of("process " + known.get().identity().pid() + " is gone; its log ends with: " + lastLine
                            + "; ./onramp up starts it again"));
        }
        return idle(
                component,
                site,
                obstacle.isPresent() ? ServiceStatus.State.UNAVAILABLE : ServiceStatus.State.STOPPED,
                obstacle);
    }

    private static ServiceStatus idle(
            Component component, Site site, ServiceStatus.State state, Optional<String> remark) {
        return new ServiceStatus(
                component.service(),
                state,
                List.of(),
                0,
                site.logFile(component.service()),
                component.connection(site),
                remark);
    }
}
