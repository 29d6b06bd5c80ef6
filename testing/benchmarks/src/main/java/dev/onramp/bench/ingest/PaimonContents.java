package dev.onramp.bench.ingest;

import dev.onramp.bench.MeasuredProcess;
import dev.onramp.local.component.JavaProgram;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Paimon's own reader finds in its tables, in a process of its own.
 *
 * @param rows by entity name
 * @param scanSeconds of all tables, as the run left them
 * @param compactScanSeconds the same after a full compaction
 */
record PaimonContents(Map<String, RowHashes> rows, double scanSeconds, double compactScanSeconds) {
    private static final String MAIN = "dev.onramp.peers.paimon.PaimonReadMain";

    /** @param settings the file that the run had */
    static PaimonContents read(Bench bench, Path folder, Path settings, int tables)
            throws IOException, InterruptedException {
        Path out = Files.createDirectories(folder).resolve("rows");
        MeasuredProcess.run(new MeasuredProcess.Program(
                folder,
                JavaProgram.thisJavaHome(),
                JavaProgram.moduleClassPath(bench.home(), Peer.PAIMON.module()),
                List.of(
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx" + bench.plan().heap()),
                MAIN,
                List.of(settings.toString(), out.toString())));
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(out), 1 << 16))) {
            Map<String, RowHashes> rows = new HashMap<>();
            for (int table = 0; table < tables; table++) {
                rows.put(in.readUTF(), table(in));
            }
            return new PaimonContents(rows, in.readDouble(), in.readDouble());
        } finally {
            Files.delete(out);
        }
    }

    private static RowHashes table(DataInputStream in) throws IOException {
        RowHashes rows = new RowHashes();
        for (int columns = in.readInt(); columns >= 0; columns = in.readInt()) {
            List<@Nullable String> cells = new ArrayList<>(columns);
            for (int column = 0; column < columns; column++) {
                cells.add(in.readBoolean() ? in.readUTF() : null);
            }
            rows.add(RowHashes.hash(cells));
        }
        return rows;
    }
}
