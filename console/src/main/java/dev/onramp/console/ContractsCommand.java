package dev.onramp.console;

import dev.onramp.config.Settings;
import dev.onramp.contracts.ContractFolder;
import dev.onramp.contracts.ContractFormat;
import dev.onramp.contracts.Contracts;
import dev.onramp.contracts.Places;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "contracts",
        description =
                "Generates the contracts, diagrams and dictionary of every topic, table and view from the model. Without --out and --check it"
                        + " prints their names. See docs/contracts.md.",
        mixinStandardHelpOptions = true)
final class ContractsCommand implements Callable<Integer> {
    @Mixin
    private Context context = new Context();

    @Spec
    private CommandSpec spec;

    @ArgGroup
    private Action action = new Action();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            split = ",",
            description = "Only these: json-schema, odcs, asyncapi, dbt, diagrams, markdown, html. Default: all.")
    private List<String> formats = List.of();

    /** At most one of them. */
    static final class Action {
        @Option(names = "--out", paramLabel = "DIR", description = "Write what differs into this folder.")
        private @Nullable Path out;

        @Option(
                names = "--check",
                paramLabel = "DIR",
                description = "Only compare this folder: exit code 3, and the names of the files that differ.")
        private @Nullable Path check;
    }

    @Override
    public Integer call() {
        Set<ContractFormat> chosen = chosen();
        Settings settings = context.settings();
        Map<String, String> files = Contracts.of(context.model(settings), Places.of(settings), chosen);
        PrintWriter data = spec.commandLine().getOut();
        PrintWriter messages = spec.commandLine().getErr();
        if (action.check != null) {
            return report(new ContractFolder(action.check).differences(files, chosen), data, messages);
        }
        if (action.out == null) {
            files.keySet().forEach(data::println);
            return ExitCode.OK;
        }
        ContractFolder folder = new ContractFolder(action.out);
        List<String> written = folder.write(files);
        written.forEach(data::println);
        messages.printf("%d files, %d of them written.%n", files.size(), written.size());
        folder.differences(files, chosen)
                .forEach(each -> messages.printf("%s is not generated (any more): delete it.%n", each.file()));
        return ExitCode.OK;
    }

    private static int report(List<ContractFolder.Difference> differences, PrintWriter data, PrintWriter messages) {
        differences.forEach(each -> data.printf("%-8s %s%n", each.kind().name().toLowerCase(Locale.ROOT), each.file()));
        if (differences.isEmpty()) {
            return ExitCode.OK;
        }
        messages.printf(
                "%d files are not as the model gives them. Next: ./onramp contracts --out DIR, and delete what is surplus.%n",
                differences.size());
        return ExitCode.DIFFERENCES;
    }

    private Set<ContractFormat> chosen() {
        if (formats.isEmpty()) {
            return EnumSet.allOf(ContractFormat.class);
        }
        Set<ContractFormat> chosen = EnumSet.noneOf(ContractFormat.class);
        for (String each : formats) {
            chosen.add(Arrays.stream(ContractFormat.values())
                    .filter(format -> format.folder().equals(each.strip().toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> ConsoleErrors.badValue(
                            "--format",
                            each,
                            "there are "
                                    + Arrays.stream(ContractFormat.values())
                                            .map(ContractFormat::folder)
                                            .toList())));
        }
        return chosen;
    }
}
