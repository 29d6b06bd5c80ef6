package dev.onramp.local.product;

import dev.onramp.local.Service;
import dev.onramp.local.component.Command;
import dev.onramp.local.component.JavaProgram;
import dev.onramp.local.component.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A process of the product: it is told the settings file and a file to create when it works.
 *
 * @param module its folder below the home
 */
record ProductProgram(Service service, String module, String mainClass) {
    Command command(Site site, List<String> moreJvmOptions) throws IOException {
        Files.deleteIfExists(readyFile(site));
        List<String> jvmOptions = new ArrayList<>();
        jvmOptions.add("-Xmx" + site.heap(service.text()));
        jvmOptions.addAll(moreJvmOptions);
        return new JavaProgram(
                        JavaProgram.thisJavaHome(),
                        JavaProgram.moduleClassPath(site.home(), module),
                        jvmOptions,
                        mainClass,
                        List.of(
                                "--config",
                                site.configFile().toString(),
                                "--ready-file",
                                readyFile(site).toString()))
                .command(site, service);
    }

    void requireReady(Site site) throws IOException {
        if (!Files.exists(readyFile(site))) {
            throw new IOException("it has not created " + readyFile(site));
        }
    }

    private Path readyFile(Site site) {
        return site.runDir().resolve(service.text() + ".ready");
    }
}
