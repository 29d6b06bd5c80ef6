package dev.onramp.local;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The stack as it is now.
 *
 * @param services one of each, in the order of {@link Service}
 */
public record StackStatus(Path dataDir, List<ServiceStatus> services) {
    public StackStatus {
        Objects.requireNonNull(dataDir, "dataDir");
        services = List.copyOf(services);
    }

    /** @throws IllegalArgumentException when the stack has no such service */
    public ServiceStatus of(Service service) {
        return services.stream()
                .filter(each -> each.service() == service)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no status of " + service));
    }

    public boolean running(Service service) {
        return of(service).state() == ServiceStatus.State.RUNNING;
    }

    /** Memory of all processes together, in MiB. */
    public long rssMib() {
        return services.stream().mapToLong(ServiceStatus::rssMib).sum();
    }

    /** As plain maps, lists, texts and numbers, for JSON. */
    public Map<String, Object> toMap() {
        Map<String, Object> byName = new LinkedHashMap<>();
        services.forEach(each -> byName.put(each.service().text(), each.toMap()));
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("data_dir", dataDir.toString());
        map.put("rss_mib", rssMib());
        map.put("services", byName);
        return map;
    }
}
