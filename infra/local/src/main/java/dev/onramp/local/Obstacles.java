package dev.onramp.local;

import dev.onramp.local.component.Component;
import dev.onramp.local.component.Site;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Leaves out what cannot run on this machine, and says so. */
final class Obstacles {
    private Obstacles() {}

    static List<Component> without(List<Component> wanted, Site site, StackListener listener) {
        Set<Service> out = EnumSet.noneOf(Service.class);
        for (Component each : wanted) {
            each.obstacle(site).ifPresent(reason -> {
                out.add(each.service());
                listener.notice(each.service().text() + " is left out: " + reason);
            });
        }
        return wanted.stream()
                .filter(each -> !out.contains(each.service()))
                .filter(each -> each.needs().stream().noneMatch(out::contains))
                .toList();
    }
}
