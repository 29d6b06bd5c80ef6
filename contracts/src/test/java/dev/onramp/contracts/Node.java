package dev.onramp.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Public validators from npm, installed once below {@code target/}, and the browser that is on the machine. */
final class Node {
    private static final Path SOURCE = Path.of("src", "test", "resources", "node");

    private final Path home;

    private Node(Path home) {
        this.home = home;
    }

    /** Needs Node.js with npm, and the network the first time; what is missing fails the test with its name. */
    static Node installed() throws IOException, InterruptedException {
        Path home = Files.createDirectories(Path.of("target", "node").toAbsolutePath());
        String wanted = Files.readString(SOURCE.resolve("package.json"));
        Path done = home.resolve("installed.json");
        try (Stream<Path> scripts = Files.list(SOURCE)) {
            for (Path each : scripts.toList()) {
                Files.copy(each, home.resolve(each.getFileName()), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Node node = new Node(home);
        if (!Files.exists(done) || !Files.readString(done).equals(wanted)) {
            node.run(
                    "npm",
                    "install",
                    "--no-audit",
                    "--no-fund",
                    "--ignore-scripts",
                    "--omit=optional",
                    "--no-package-lock");
            Files.writeString(done, wanted);
        }
        return node;
    }

    /** What the script printed. */
    String script(String name, List<String> arguments) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("node", name));
        words.addAll(arguments);
        return run(words.toArray(String[]::new));
    }

    /** Chromium or Chrome of the machine. */
    static String browser() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Path::toString)
                .orElseThrow(() -> new AssertionError("no chromium on the PATH: apt-get install chromium"));
    }

    private String run(String... words) throws IOException, InterruptedException {
        Path output = Files.createTempFile(home, "output", ".txt");
        try {
            Process process = new ProcessBuilder(words)
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            assertThat(process.waitFor(5, TimeUnit.MINUTES))
                    .as("%s ends", String.join(" ", words))
                    .isTrue();
            String text = Files.readString(output);
            assertThat(process.exitValue())
                    .as("%s (needs Node.js 18 or newer with npm)%n%s", String.join(" ", words), text)
                    .isZero();
            return text;
        } finally {
            Files.deleteIfExists(output);
        }
    }
}
