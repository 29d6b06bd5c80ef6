package dev.onramp.console;

import dev.onramp.config.Settings;
import dev.onramp.local.LocalStack;
import dev.onramp.local.Service;
import dev.onramp.local.component.JavaProgram;
import dev.onramp.views.postgres.PostgresProofEngine;
import dev.onramp.views.proof.ProofReport;
import dev.onramp.views.proof.ViewsProof;
import dev.onramp.views.spark.SparkProgram;
import dev.onramp.views.spark.SparkProofEngine;
import dev.onramp.views.trino.TrinoAddress;
import dev.onramp.views.trino.TrinoProofEngine;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "prove",
        description = {
            "Proves that all engines show the same rows: makes up rows that meet every branch of the rules, runs every view on Spark,"
                    + " Trino, Athena's text on Trino, and PostgreSQL, and compares each cell with an interpreter of the rules.",
            "Starts S3, Trino and PostgreSQL where they do not run. Exit code 3: there are differences, or a branch was not met."
        },
        mixinStandardHelpOptions = true)
final class ViewsProveCommand implements Callable<Integer> {
    private static final String SPARK_MODULE = "streaming-ingest";

    @Mixin
    private Context context = new Context();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "The same seed gives the same rows; default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        try (LocalStack stack = context.stack()) {
            stack.up(
                    EnumSet.of(Service.S3, Service.TRINO, Service.POSTGRES),
                    new StackProgress(spec.commandLine().getErr()));
            ProofReport report = prove(stack.settings());
            spec.commandLine().getOut().print(json ? Json.text(report.asMap()) + "\n" : report.text());
            spec.commandLine().getOut().flush();
            return report.isProven() ? ExitCode.OK : ExitCode.DIFFERENCES;
        }
    }

    /** Spark is asked first: it writes the tables of the lake. */
    private ProofReport prove(Settings settings) throws IOException {
        TrinoAddress trino = TrinoAddress.of(settings);
        var program = new SparkProgram(
                JavaProgram.thisJavaHome(),
                JavaProgram.moduleClassPath(Context.home(), SPARK_MODULE),
                JavaProgram.ingestOptions(Context.home()),
                settings);
        try (var onSpark = new SparkProofEngine(program);
                var onTrino = TrinoProofEngine.trino(trino);
                var onAthena = TrinoProofEngine.athena(trino);
                var onPostgres = new PostgresProofEngine(settings)) {
            return ViewsProof.of(
                    context.model(settings),
                    settings.section("lake").getString("bucket"),
                    seed,
                    List.of(onSpark, onTrino, onAthena, onPostgres));
        }
    }
}
