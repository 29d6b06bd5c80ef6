package dev.onramp.bench.ingest;

import com.typesafe.config.Config;
import dev.onramp.bench.ProcessCpu;
import dev.onramp.local.Service;
import dev.onramp.model.Entity;
import dev.onramp.reconcile.compare.Column;
import dev.onramp.reconcile.compare.RowScan;
import dev.onramp.reconcile.jdbc.PostgresTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.TopicPartition;

/** The PostgreSQL sink beside psql alone, which gets the same rows as files, in the same batches: COPY to a staging table, then one MERGE. */
final class PostgresRun {
    private static final String SCHEMA = "bench_psql";
    private static final long PATIENCE_SECONDS = 1_200;
    private static final int PARTITIONS = 4;
    /** A server that could be somebody's operational store; that of a laptop's demonstration has a checkpoint every second here. */
    private static final Map<String, String> SERVER =
            Map.of("local.postgres.shared-buffers", "512MB", "local.postgres.max-wal-size", "4GB");

    /**
     * @param seconds from the first row to the last commit
     * @param clientCpu of the sink's process, or of psql
     * @param serverCpu of PostgreSQL
     * @param flaw empty, or why the figures are void
     */
    record Result(String name, long rows, double seconds, double clientCpu, double serverCpu, String flaw) {
        double rowsPerSecond() {
            return rows / seconds;
        }
    }

    private final Bench bench;
    private final List<Entity> entities;
    private final Workload workload;
    /** Where ours was behind each of its batches. */
    private final List<Map<TopicPartition, Long>> steps = new ArrayList<>();

    PostgresRun(Bench bench, List<Entity> entities, Workload workload) {
        this.bench = bench;
        this.entities = entities;
        this.workload = workload;
    }

    /** Ours, then psql. */
    List<Result> run() throws IOException, InterruptedException, ExecutionException, TimeoutException {
        bench.stack().start(SERVER, Service.POSTGRES);
        try (FilledTopics topics = new FilledTopics(bench.stack().settings(), entities, ".postgres", PARTITIONS)) {
            topics.fill(workload);
            Map<TopicPartition, Long> ends = topics.ends();
            Result ours = ours(topics, ends);
            tell(ours);
            List<Path> scripts = PsqlScripts.write(bench, topics, ends, steps, SCHEMA);
            Result psql = psql(scripts);
            tell(psql);
            return List.of(ours, psql);
        } finally {
            bench.stack().stop(Service.POSTGRES);
        }
    }

    private void tell(Result result) {
        bench.tell(String.format(
                Locale.ROOT,
                "PostgreSQL, %s: %,d rows in %.1f s, %,.0f rows/s, CPU s %.1f and %.1f in the server %s",
                result.name(),
                result.rows(),
                result.seconds(),
                result.rowsPerSecond(),
                result.clientCpu(),
                result.serverCpu(),
                result.flaw()));
    }

    private Result ours(FilledTopics topics, Map<TopicPartition, Long> ends)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        double before = serverCpu();
        Map<String, String> settings = Map.of(
                "ingest.topic-suffix", topics.suffix(),
                "ingest.sinks", "postgres",
                "ingest.postgres-group-id", "bench-postgres");
        try (PeerRun run = PeerRun.start(bench, Peer.ONRAMP, "postgres", settings)) {
            steps.addAll(run.awaitDone(ends, PATIENCE_SECONDS));
            double seconds = run.seconds();
            double cpu = run.cpu();
            double server = serverCpu() - before;
            return new Result(
                    Peer.ONRAMP.text(),
                    workload.events(),
                    seconds,
                    cpu,
                    server,
                    flaw(Oracle.of(topics, bench.stack().settings(), ends)));
        }
    }

    private String flaw(Oracle oracle) {
        Config postgres = bench.stack().settings().section("postgres");
        for (Entity each : entities) {
            RowHashes found = new RowHashes();
            try (RowScan scan = new PostgresTable(
                            postgres.getString("url"),
                            postgres.getString("user"),
                            postgres.getString("password"),
                            postgres.getString("schema"),
                            each.name().value())
                    .open(Column.of(each))) {
                scan.forEach(cells -> found.add(RowHashes.hash(cells)));
            }
            RowHashes.Difference difference = oracle.latest(each).against(found);
            if (!difference.isNone()) {
                return each.name() + ": " + difference;
            }
        }
        return "";
    }

    private Result psql(List<Path> scripts) throws IOException, InterruptedException {
        run(scripts.get(0));
        double before = serverCpu();
        long start = System.nanoTime();
        double cpu = run(scripts.get(1));
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Result("psql alone", workload.events(), seconds, cpu, serverCpu() - before, "");
    }

    /** @return CPU seconds of psql */
    private double run(Path script) throws IOException, InterruptedException {
        Config postgres = bench.stack().settings().section("postgres");
        URI url = URI.create(postgres.getString("url").substring("jdbc:".length()));
        Path log = bench.folder().resolve("psql.log");
        ProcessBuilder builder = new ProcessBuilder(
                        "psql",
                        "-X",
                        "-q",
                        "-v",
                        "ON_ERROR_STOP=1",
                        "-h",
                        url.getHost(),
                        "-p",
                        Integer.toString(url.getPort()),
                        "-U",
                        postgres.getString("user"),
                        "-d",
                        url.getPath().substring(1),
                        "-f",
                        script.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("PGPASSWORD", postgres.getString("password"));
        Process process = builder.start();
        double cpu = 0;
        while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
            cpu = cpuOf(process.pid(), cpu);
        }
        if (process.exitValue() != 0) {
            throw new IOException("psql: " + Files.readString(log));
        }
        return cpu;
    }

    private static double cpuOf(long pid, double last) {
        try {
            return ProcessCpu.seconds(pid);
        } catch (UncheckedIOException ended) {
            return last;
        }
    }

    /** Of the postmaster, of its children that have ended, and of those that live. */
    private double serverCpu() {
        long leader = bench.stack().pid(Service.POSTGRES);
        double children = ProcessHandle.of(leader).stream()
                .flatMap(ProcessHandle::descendants)
                .mapToDouble(each -> cpuOf(each.pid(), 0))
                .sum();
        return ProcessCpu.seconds(leader) + children;
    }
}
