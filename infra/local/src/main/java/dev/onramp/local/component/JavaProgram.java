package dev.onramp.local.component;

import dev.onramp.local.LocalErrors;
import dev.onramp.local.Service;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Java process of the stack.
 *
 * @param javaHome the JDK that runs it
 * @param classPath in order
 * @param jvmOptions beyond {@link #MODEST}
 * @param mainClass its {@code main}
 * @param arguments no secrets
 */
public record JavaProgram(
        Path javaHome, List<Path> classPath, List<String> jvmOptions, String mainClass, List<String> arguments) {
    /** Options that keep a small server small. */
    public static final List<String> MODEST = List.of(
            "-XX:+UseSerialGC",
            // Without it the heap starts at its largest size on a machine with much memory.
            "-Xms8m",
            "-Xss512k",
            "-XX:+ExitOnOutOfMemoryError",
            "-Djava.awt.headless=true",
            "-XX:-UsePerfData");

    /**
     * Options that a process with Spark in it must have, as Spark's own launcher gives them: without the packages opened, blocks that are
     * evicted from memory cannot be written to disk, and the job fails.
     */
    public static final List<String> FOR_SPARK = Stream.of(
                    "java.lang",
                    "java.lang.invoke",
                    "java.lang.reflect",
                    "java.io",
                    "java.net",
                    "java.nio",
                    "java.util",
                    "java.util.concurrent",
                    "java.util.concurrent.atomic",
                    "sun.nio.ch",
                    "sun.nio.cs",
                    "sun.util.calendar")
            .map(opened -> "--add-opens=java.base/" + opened + "=ALL-UNNAMED")
            .toList();

    /** glibc would otherwise keep an arena per thread. */
    public static final Map<String, String> ENVIRONMENT = Map.of("MALLOC_ARENA_MAX", "2");

    public JavaProgram {
        Objects.requireNonNull(javaHome, "javaHome");
        classPath = List.copyOf(classPath);
        jvmOptions = List.copyOf(jvmOptions);
        Objects.requireNonNull(mainClass, "mainClass");
        arguments = List.copyOf(arguments);
    }

    /** The JDK that this process runs on. */
    public static Path thisJavaHome() {
        return Path.of(System.getProperty("java.home"));
    }

    /**
     * The class path of a built module: what {@code target/classpath.txt} names, and its classes. Libraries come first, what is built here
     * behind them, since a {@link ClassArchive} helps with the beginning of a class path alone.
     *
     * @param module folder below the home, such as {@code infra/local-servers}
     * @throws dev.onramp.config.OnrampException ONR-L001 when the module is not built
     */
    public static List<Path> moduleClassPath(Path home, String module) throws IOException {
        List<Path> result = new ArrayList<>(libraries(home, module));
        result.add(home.resolve(module).resolve("target/classes"));
        entries(home, module).filter(each -> isBuiltHere(home, each)).forEach(result::add);
        return result;
    }

    /** Those entries of the class path that come from elsewhere, in order. */
    static List<Path> libraries(Path home, String module) throws IOException {
        return entries(home, module).filter(each -> !isBuiltHere(home, each)).toList();
    }

    /** As the JVM is told a class path. */
    public static String joined(List<Path> classPath) {
        return classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static boolean isBuiltHere(Path home, Path entry) {
        Path folder = entry.getParent();
        return entry.startsWith(home.toAbsolutePath().normalize()) && folder != null && folder.endsWith("target");
    }

    private static Stream<Path> entries(Path home, String module) throws IOException {
        Path target = home.resolve(module).resolve("target");
        Path list = target.resolve("classpath.txt");
        if (!Files.isRegularFile(list) || !Files.isDirectory(target.resolve("classes"))) {
            throw LocalErrors.notBuilt(module, list);
        }
        return Arrays.stream(Files.readString(list).strip().split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of);
    }

    /** Options for a process of the module streaming-ingest: {@link #FOR_SPARK}, and its {@link ClassArchive} where it is made. */
    public static List<String> ingestOptions(Path home) throws IOException {
        return Stream.concat(FOR_SPARK.stream(), ClassArchive.of(home, "streaming-ingest").jvmOptions().stream())
                .toList();
    }

    /** Writes the class path to an argument file (it may be longer than a command line) and gives the command. */
    public Command command(Site site, Service service) throws IOException {
        Path argFile = site.runDir().resolve(service.text() + ".args");
        Files.writeString(
                argFile, "-cp\n\"" + joined(classPath).replace("\\", "\\\\").replace("\"", "\\\"") + "\"\n");
        List<String> words = new ArrayList<>();
        words.add(javaHome.resolve("bin").resolve("java").toString());
        words.add("@" + argFile);
        words.addAll(MODEST);
        words.addAll(jvmOptions);
        words.add(mainClass);
        words.addAll(arguments);
        Path workingDir = Files.createDirectories(site.dataDir().resolve("work").resolve(service.text()));
        return new Command(words, workingDir, ENVIRONMENT);
    }
}
