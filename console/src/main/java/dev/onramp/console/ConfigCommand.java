package dev.onramp.console;

import dev.onramp.config.SettingEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "config", description = "Looks at the settings.", mixinStandardHelpOptions = true)
final class ConfigCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing subcommand: show");
    }

    @Command(
            name = "show",
            description = "Prints each setting with its value and where the value comes from; secrets are hidden.",
            mixinStandardHelpOptions = true)
    int show(@Mixin Context context, @Option(names = "--json", description = "Print JSON.") boolean json) {
        List<SettingEntry> entries = context.settings().entries();
        if (json) {
            Map<String, Object> byPath = new LinkedHashMap<>();
            entries.forEach(each -> byPath.put(each.path(), Map.of("value", each.value(), "origin", each.origin())));
            spec.commandLine().getOut().println(Json.text(byPath));
        } else {
            entries.forEach(each ->
                    spec.commandLine().getOut().printf("%s = %s    # %s%n", each.path(), each.value(), each.origin()));
        }
        return ExitCode.OK;
    }
}
