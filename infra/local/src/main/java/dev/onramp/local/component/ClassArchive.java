package dev.onramp.local.component;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The classes of a module's libraries, read and checked once, so that a JVM that is given the archive maps them into memory instead: a
 * process with Spark in it starts in half the time (class data sharing, JEP 310). The archive stands in the module's {@code target}, under
 * a name made of the JVM and the libraries: what is found is always the right one. Where there is none, everything works as without.
 *
 * @param file where it is or will be
 * @param libraries the class path that begins every class path that it helps; no folder is among them, since only jars can be archived
 */
public record ClassArchive(Path file, List<Path> libraries) {
    private static final String PREFIX = "libraries-";
    private static final String SUFFIX = ".jsa";

    public ClassArchive {
        Objects.requireNonNull(file, "file");
        libraries = List.copyOf(libraries);
    }

    /**
     * That of a module, for the JVM that runs this.
     *
     * @throws dev.onramp.config.OnrampException ONR-L001 when the module is not built
     */
    public static ClassArchive of(Path home, String module) throws IOException {
        List<Path> libraries = JavaProgram.libraries(home, module);
        String identity = System.getProperty("java.vm.version") + JavaProgram.joined(libraries);
        String name = HexFormat.of().toHexDigits(identity.hashCode());
        return new ClassArchive(home.resolve(module).resolve("target").resolve(PREFIX + name + SUFFIX), libraries);
    }

    public boolean exists() {
        return Files.isRegularFile(file);
    }

    /** What to tell a JVM whose class path begins with the libraries; nothing where there is no archive. */
    public List<String> jvmOptions() {
        return exists() ? List.of("-XX:SharedArchiveFile=" + file.toAbsolutePath()) : List.of();
    }

    /**
     * Makes it in a process of its own, and removes archives of other libraries.
     *
     * @param classes what {@code -XX:DumpLoadedClassList} wrote in a process that did the work
     * @throws IOException with the process's last words when it fails; then there is no archive
     */
    public void make(Path classes) throws IOException, InterruptedException {
        Path target = Objects.requireNonNull(file.toAbsolutePath().getParent());
        removeOthers(target);
        // A JVM crashes that maps half an archive.
        Path made = target.resolve(file.getFileName() + ".part");
        Path log = target.resolve("class-archive.log");
        List<String> command = new ArrayList<>();
        command.add(JavaProgram.thisJavaHome().resolve("bin").resolve("java").toString());
        command.addAll(List.of("-Xshare:dump", "-XX:+UseSerialGC", "-XX:SharedClassListFile=" + classes));
        command.addAll(List.of("-XX:SharedArchiveFile=" + made, "-cp", JavaProgram.joined(libraries)));
        int code = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        if (code != 0 || !Files.isRegularFile(made)) {
            Files.deleteIfExists(made);
            throw new IOException("no archive of classes was made: exit code " + code + "; log: " + log);
        }
        Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void removeOthers(Path target) throws IOException {
        try (Stream<Path> files = Files.list(target)) {
            for (Path each : files.toList()) {
                String name = each.getFileName().toString();
                if (name.startsWith(PREFIX) && name.contains(SUFFIX)) {
                    Files.delete(each);
                }
            }
        }
    }
}
