package dev.onramp.local.process;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValueFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What the stack remembers of a process that it started.
 *
 * @param inputs settings the process was started with that may change between starts: endpoints of what it needs
 */
public record PidRecord(ProcessIdentity identity, Map<String, String> inputs) {
    public PidRecord {
        Objects.requireNonNull(identity, "identity");
        inputs = Map.copyOf(inputs);
    }

    public String toJson() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("pid", identity.pid());
        members.put("born", identity.born());
        // As a list of pairs: keys hold dots.
        members.put(
                "inputs",
                inputs.entrySet().stream()
                        .map(each -> Map.of("key", each.getKey(), "value", each.getValue()))
                        .toList());
        return ConfigValueFactory.fromMap(members).render(ConfigRenderOptions.concise()) + "\n";
    }

    /** Empty when the text is not a whole record, as after a crash in the middle of writing. */
    public static Optional<PidRecord> parse(String json) {
        try {
            Config config = ConfigFactory.parseString(json);
            Map<String, String> inputs = new LinkedHashMap<>();
            for (Config each : config.getConfigList("inputs")) {
                inputs.put(each.getString("key"), each.getString("value"));
            }
            return Optional.of(
                    new PidRecord(new ProcessIdentity(config.getLong("pid"), config.getString("born")), inputs));
        } catch (ConfigException e) {
            return Optional.empty();
        }
    }
}
