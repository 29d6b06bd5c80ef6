package dev.onramp.local;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One service as it is now.
 *
 * @param pids its processes, the leader first; empty when it does not run
 * @param rssMib memory of all of them in MiB
 * @param connection what a client needs to connect, in the order to show; holds the local passwords
 * @param remark why it failed or cannot run
 */
public record ServiceStatus(
        Service service,
        State state,
        List<Long> pids,
        long rssMib,
        Path log,
        Map<String, String> connection,
        Optional<String> remark) {

    /** FAILED: it was started and ended by itself. UNAVAILABLE: this machine lacks what it needs. */
    public enum State {
        RUNNING,
        STOPPED,
        FAILED,
        UNAVAILABLE;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public ServiceStatus {
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(state, "state");
        pids = List.copyOf(pids);
        Objects.requireNonNull(log, "log");
        connection = Collections.unmodifiableMap(new LinkedHashMap<>(connection));
        Objects.requireNonNull(remark, "remark");
    }

    /** As plain maps, lists, texts and numbers, for JSON. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("state", state.text());
        map.put("pids", pids);
        map.put("rss_mib", rssMib);
        map.put("log", log.toString());
        map.put("connection", connection);
        remark.ifPresent(text -> map.put("remark", text));
        return map;
    }
}
