package dev.onramp.console;

import dev.onramp.config.Settings;
import dev.onramp.local.LocalStack;
import dev.onramp.reconcile.Store;
import dev.onramp.reconcile.Verification;
import dev.onramp.reconcile.VerifyOptions;
import dev.onramp.reconcile.report.VerificationReport;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "verify",
        description = {
            "Recomputes every row from the raw archive and compares it with Delta, PostgreSQL and the views; accounts for every record.",
            "Exit code 3: there are differences; the first ones are shown."
        },
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
    @Mixin
    private Context context = new Context();

    @Option(
            names = "--without",
            paramLabel = "STORE",
            split = ",",
            description = "Leave out: ${COMPLETION-CANDIDATES}.")
    private List<Store> without = List.of();

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "120",
            description = "How long to wait for the pipeline to catch up; default: ${DEFAULT-VALUE}.")
    private long timeoutSeconds;

    @Option(
            names = "--show",
            paramLabel = "N",
            defaultValue = "10",
            description = "Differences to show per check; default: ${DEFAULT-VALUE}.")
    private int shown;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (timeoutSeconds < 0 || shown < 1) {
            throw ConsoleErrors.badValue(
                    "--timeout or --show", timeoutSeconds + ", " + shown, "--timeout is at least 0, --show at least 1");
        }
        PrintWriter err = spec.commandLine().getErr();
        try (LocalStack stack = context.stack()) {
            Settings settings = stack.settings();
            Set<Store> left = without.isEmpty() ? Set.of() : EnumSet.copyOf(without);
            VerificationReport report = Verification.run(
                    context.model(settings),
                    settings,
                    new VerifyOptions(left, Duration.ofSeconds(timeoutSeconds), shown),
                    new StepLines(err));
            spec.commandLine().getOut().print(json ? Json.text(report.asMap()) + "\n" : report.text());
            spec.commandLine().getOut().flush();
            return report.verdict().exitCode();
        }
    }
}
