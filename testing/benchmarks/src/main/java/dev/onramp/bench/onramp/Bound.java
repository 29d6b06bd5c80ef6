package dev.onramp.bench.onramp;

import dev.onramp.bench.Contestant;
import dev.onramp.bench.Sample;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@link BoundMain} in a process of its own, with the JVM options of the function.
 *
 * @param mode {@code map} or {@code archive}
 * @param events how many it must give
 */
record Bound(String name, String mode, Path rowFile, String modelDir, List<String> jvmOptions, long events)
        implements Contestant {
    @Override
    public Sample run(int round) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), BoundMain.class.getName()));
        command.addAll(List.of(rowFile.toString(), modelDir, mode));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String[] told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .trim()
                .split(" ");
        int status = process.waitFor();
        if (status != 0 || told.length != 5) {
            return Sample.failed(name, round, "its process ended with status " + status);
        }
        long found = Long.parseLong(told[1]);
        return new Sample(
                name,
                round,
                Long.parseLong(told[0]),
                Long.parseLong(told[4]) / 1e9,
                Long.parseLong(told[3]) / 1e9,
                Map.of(),
                Map.of(Counts.CANONICAL_RECORDS, found, "bytes", Long.parseLong(told[2])),
                found == events
                        ? Optional.empty()
                        : Optional.of(found + " canonical records where " + events + " were expected"));
    }
}
