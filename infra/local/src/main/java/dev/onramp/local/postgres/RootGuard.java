package dev.onramp.local.postgres;

import dev.onramp.local.LocalErrors;
import dev.onramp.local.process.DetachedProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** PostgreSQL refuses to run as root; in a user namespace of its own it does not see that it is. */
final class RootGuard {
    private static final Path SELF = Path.of("/proc/self");

    private RootGuard() {}

    /** Words to put before a PostgreSQL program; they replace themselves with it. Empty for an ordinary user. */
    static List<String> prefix() throws IOException, InterruptedException {
        if (!isRoot()) {
            return List.of();
        }
        String unshare = DetachedProcess.onPath("unshare")
                .orElseThrow(() -> LocalErrors.rootWithoutNamespaces("the program unshare was not found"));
        Process trial = new ProcessBuilder(unshare, "-U", "true")
                .redirectErrorStream(true)
                .start();
        String said = new String(trial.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (trial.waitFor() != 0) {
            throw LocalErrors.rootWithoutNamespaces(said.strip());
        }
        return List.of(unshare, "-U");
    }

    private static boolean isRoot() throws IOException {
        return Files.isDirectory(SELF) && Files.getAttribute(SELF, "unix:uid") instanceof Integer uid && uid == 0;
    }
}
