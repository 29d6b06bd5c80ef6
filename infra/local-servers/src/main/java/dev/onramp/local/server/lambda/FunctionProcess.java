package dev.onramp.local.server.lambda;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Starts the JVM of a function with the environment that Lambda gives it. */
final class FunctionProcess {
    /** What the endpoint's own environment may pass on; everything else is the function's definition. */
    private static final List<String> INHERITED =
            List.of("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "MALLOC_ARENA_MAX");

    private FunctionProcess() {}

    /** The command line of a function's JVM. */
    static List<String> command(FunctionDefinition function, Optional<Path> nativeClient) {
        String classPath = Stream.concat(RuntimeClassPath.jars().stream(), function.classPath().stream())
                .map(path -> path.toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + function.heapMebibytes() + "m");
        command.add("-XX:+UseSerialGC");
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-Xshare:auto");
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("-Djava.net.preferIPv4Stack=true");
        nativeClient.ifPresent(
                library -> command.add("-D" + NativeClientLibrary.PROPERTY + "=" + library.toAbsolutePath()));
        command.add("-cp");
        command.add(classPath);
        command.add(RuntimeClassPath.MAIN_CLASS);
        command.add(function.handler());
        return command;
    }

    /**
     * Starts it.
     *
     * @param runtimeApi host and port of the Runtime API
     * @param directory working directory, made when absent; of the endpoint alone, so that no stray class is found there
     * @param log where the function's output is appended
     */
    static Process start(FunctionDefinition function, String region, String runtimeApi, Path directory, Path log)
            throws IOException {
        Files.createDirectories(directory);
        Optional<Path> nativeClient = NativeClientLibrary.in(directory);
        ProcessBuilder builder = new ProcessBuilder(command(function, nativeClient))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(INHERITED);
        environment.put("AWS_REGION", region);
        environment.put("AWS_DEFAULT_REGION", region);
        environment.putAll(function.environment());
        environment.put("_HANDLER", function.handler());
        environment.put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
        environment.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
        environment.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
        environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.heapMebibytes()));
        environment.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + function.name());
        environment.put("AWS_LAMBDA_LOG_STREAM_NAME", log.getFileName().toString());
        environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        environment.put("AWS_EXECUTION_ENV", "AWS_Lambda_java17");
        environment.put("LAMBDA_TASK_ROOT", directory.toString());
        environment.put("LAMBDA_RUNTIME_DIR", directory.toString());
        environment.putIfAbsent("TZ", ":UTC");
        return builder.start();
    }
}
