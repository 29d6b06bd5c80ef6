package dev.onramp.console;

import dev.onramp.local.component.JavaProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Runs the benchmarks' own program in a process of its own, so that neither its libraries nor its work are in this one. */
@Command(
        name = "bench",
        description = "Measures the pipeline on a stack of its own: onramp bench onramp, ingest, views. Their options:"
                + " onramp bench onramp --help",
        helpCommand = true)
final class BenchCommand implements Callable<Integer> {
    private static final String MODULE = "testing/benchmarks";
    private static final String MAIN = "dev.onramp.bench.BenchMain";

    @Parameters(paramLabel = "BENCHMARK", description = "The benchmark and its options.")
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path home = Context.home();
        String classPath = JavaProgram.joined(JavaProgram.moduleClassPath(home, MODULE));
        List<String> command = new ArrayList<>();
        command.add(JavaProgram.thisJavaHome().resolve("bin").resolve("java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-Xmx768m", "-Donramp.home=" + home, "-cp", classPath, MAIN));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).inheritIO().start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "bench-stop"));
        return process.waitFor();
    }
}
