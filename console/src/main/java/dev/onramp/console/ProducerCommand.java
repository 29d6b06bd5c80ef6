package dev.onramp.console;

import dev.onramp.model.contract.ProducerKey;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "producer", description = "Those who may send changes over HTTP.", mixinStandardHelpOptions = true)
final class ProducerCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing subcommand: key");
    }

    @Command(
            name = "key",
            description =
                    "Makes a key for a producer: the key for the producer, its hash for the settings. Nothing keeps the key.",
            mixinStandardHelpOptions = true)
    int key(
            @Parameters(
                            paramLabel = "NAME",
                            description = "Name of the producer: lower-case letters, digits and dashes.")
                    String name,
            @Option(
                            names = "--tables",
                            paramLabel = "T,U",
                            defaultValue = "*",
                            description = "The tables that it may write; default: all.")
                    String tables,
            @Option(names = "--json", description = "Print as JSON.") boolean json) {
        if (!name.matches("[a-z][a-z0-9-]{0,39}")) {
            throw new ParameterException(
                    spec.commandLine(),
                    "'" + name + "' is no name: use lower-case letters, digits and dashes, a letter first");
        }
        ProducerKey key = ProducerKey.random(new SecureRandom());
        if (json) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("name", name);
            map.put("key", key.text());
            map.put("key_hash", key.hash());
            map.put("tables", tables);
            spec.commandLine().getOut().println(Json.text(map));
        } else {
            spec.commandLine()
                    .getOut()
                    .printf(
                            "key for %s, shown only once: %s%nfor the settings of the front door:%n"
                                    + "onramp.front-door.producers.%s { key-hash = \"%s\", tables = \"%s\" }%n",
                            name, key.text(), name, key.hash(), tables);
        }
        return ExitCode.OK;
    }
}
