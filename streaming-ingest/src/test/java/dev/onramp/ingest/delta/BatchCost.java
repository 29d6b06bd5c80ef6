package dev.onramp.ingest.delta;

import dev.onramp.ingest.IngestSettings;
import dev.onramp.ingest.LocalSpark;
import dev.onramp.ingest.TestEntities;
import dev.onramp.ingest.TestRecord;
import dev.onramp.model.contract.Operation;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Prints what batches of a given size cost, in CPU time of this process, which a busy machine does not distort as it does wall time. Arguments: batches, rows in
 * each, keys; then, if wanted, how many smaller batches follow and their rows. {@code -Ddv=true} marks rows as deleted.
 */
final class BatchCost {
    private BatchCost() {}

    public static void main(String[] args) throws Exception {
        int batches = Integer.parseInt(args[0]);
        int rows = Integer.parseInt(args[1]);
        int keys = Integer.parseInt(args[2]);
        var cpu = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        System.out.printf("start: cpu %.1f s%n", cpu.getProcessCpuTime() / 1e9);
        var lake =
                new IngestSettings.Lake(Files.createTempDirectory("cost").toUri() + "lake", Boolean.getBoolean("dv"));
        LocalSpark.session();
        System.out.printf("session: cpu %.1f s%n", cpu.getProcessCpuTime() / 1e9);
        new LakeTables(LocalSpark.session(), lake).prepare(TestEntities.BOTH);
        System.out.printf("tables: cpu %.1f s%n", cpu.getProcessCpuTime() / 1e9);
        LakeBatch sink = new LakeBatch(TestEntities.BOTH, lake, 2);
        Random random = new Random(1);
        long sequence = 0;
        int following = args.length > 3 ? Integer.parseInt(args[3]) : 0;
        for (int i = 0; i < batches + following; i++) {
            int size = i < batches ? rows : Integer.parseInt(args[4]);
            List<TestRecord> records = new ArrayList<>();
            for (int j = 0; j < size; j++) {
                sequence++;
                int key = random.nextInt(keys);
                records.add(
                        j % 2 == 0
                                ? TestRecord.customer("k" + key, sequence, Operation.UPDATE, "v" + sequence)
                                : TestRecord.everything("r", key, sequence, Operation.UPDATE, "\"flag\":true"));
            }
            var batch = LocalSpark.batch(records, random);
            long before = cpu.getProcessCpuTime();
            long began = System.nanoTime();
            sink.apply(batch);
            System.out.printf(
                    "batch %d: %d rows, cpu %.2f s, wall %.2f s%n",
                    i, size, (cpu.getProcessCpuTime() - before) / 1e9, (System.nanoTime() - began) / 1e9);
        }
    }
}
