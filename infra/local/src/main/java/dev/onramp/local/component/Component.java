package dev.onramp.local.component;

import dev.onramp.config.Settings;
import dev.onramp.local.Service;
import dev.onramp.local.StackListener;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One server or program of the stack: what it needs, how its process is started, when it answers. The stack owns the process itself
 * (start, pid file, log, stop). Stateless and thread-safe.
 */
public interface Component {
    Service service();

    /** What must answer before this one is started. */
    default Set<Service> needs() {
        return Set.of();
    }

    /** The ports it listens on, all on 127.0.0.1. */
    default List<PortWish> ports(Settings settings) {
        return List.of();
    }

    /** Why it cannot run on this machine and what to install, in one sentence; empty when it can. The rest of the stack starts anyhow. */
    default Optional<String> obstacle(Site site) {
        return Optional.empty();
    }

    /**
     * Unpacks, formats and writes what the process reads at its start; repeating it is harmless. Called with the stack's lock held.
     *
     * @return the process to start
     */
    Command prepare(Site site, StackListener listener) throws Exception;

    /** Asks a real question. Returns when it is answered; throws while it is not. May be called often; takes seconds at most. */
    void probe(Site site) throws Exception;

    /** Creates in the running server what the pipeline expects there; repeating it is harmless. */
    default void provision(Site site) throws Exception {}

    /** Settings keys that say where it is really reached, such as {@code kafka.bootstrap-servers}. Computed from ports alone. */
    default Map<String, String> endpoints(Settings settings, Map<String, Integer> ports) {
        return Map.of();
    }

    /** What a client needs to connect, for people and for {@code status --json}, in the order to show. */
    default Map<String, String> connection(Site site) {
        return Map.of();
    }

    default StopSignal stopSignal() {
        return StopSignal.TERM;
    }
}
