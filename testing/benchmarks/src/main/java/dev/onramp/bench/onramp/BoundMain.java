package dev.onramp.bench.onramp;

import com.sun.management.OperatingSystemMXBean;
import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Identifier;
import dev.onramp.model.ModelLoader;
import dev.onramp.model.contract.Topics;
import dev.onramp.transform.ArchiveFormat;
import dev.onramp.transform.CanonicalEvent;
import dev.onramp.transform.Mapped;
import dev.onramp.transform.MappingEngine;
import dev.onramp.transform.Outcome;
import dev.onramp.transform.PartitionBatch;
import dev.onramp.transform.RawRecord;
import dev.onramp.transform.SecretRedactor;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The bound: parses, maps and serialises every row of a file in one loop, key, value and headers of each event, with nothing before and behind it. With {@code archive} it also
 * lays out the archive's objects, secrets replaced and compressed. Counts the CPU time of the whole process within the loop, with compiling and collecting
 * garbage, without reading the file and without the start.
 *
 * <p>{@code BoundMain FILE MODEL-DIR map|archive} prints {@code rows events bytes cpu-nanoseconds wall-nanoseconds}.
 */
public final class BoundMain {
    private final MappingEngine engine;
    private final Map<String, SecretRedactor> redactors;
    private final ArchiveFormat format = new ArchiveFormat("raw");
    private long events;
    private long bytes;

    private BoundMain(CanonicalModel model) {
        engine = new MappingEngine(model);
        redactors = model.sources().stream()
                .collect(Collectors.toMap(
                        source -> Topics.raw(source.table()),
                        source -> new SecretRedactor(
                                source.secretFields().stream()
                                        .map(Identifier::value)
                                        .toList(),
                                "bound".getBytes(StandardCharsets.UTF_8))));
    }

    public static void main(String[] args) throws IOException {
        boolean archive = args[2].equals("archive");
        BoundMain bound = new BoundMain(ModelLoader.load(args[1]));
        long rows = 0;
        long cpu = 0;
        long wall = 0;
        try (RowFile.Reader file = new RowFile.Reader(Path.of(args[0]))) {
            for (List<RawRecord> chunk = file.next(); !chunk.isEmpty(); chunk = file.next()) {
                long cpuBefore = cpuNanos();
                long wallBefore = System.nanoTime();
                if (archive) {
                    bound.archive(chunk);
                }
                bound.map(chunk);
                cpu += cpuNanos() - cpuBefore;
                wall += System.nanoTime() - wallBefore;
                rows += chunk.size();
            }
        }
        System.out.println(rows + " " + bound.events + " " + bound.bytes + " " + cpu + " " + wall);
    }

    private void archive(List<RawRecord> chunk) {
        RawRecord first = chunk.get(0);
        PartitionBatch batch = new PartitionBatch(first.topic(), first.partition(), chunk);
        SecretRedactor redactor = redactors.get(first.topic());
        if (redactor == null) {
            throw new IllegalStateException("no source of " + first.topic());
        }
        bytes += format.lines(batch, redactor).object().content().length;
    }

    private void map(List<RawRecord> chunk) {
        int line = 0;
        for (RawRecord row : chunk) {
            line++;
            Outcome outcome = engine.map(row, "s3://onramp-archive/raw/object#" + line);
            if (outcome instanceof Mapped mapped) {
                for (CanonicalEvent event : mapped.events()) {
                    events++;
                    bytes += event.value().map(value -> value.length).orElse(0);
                }
            }
        }
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
