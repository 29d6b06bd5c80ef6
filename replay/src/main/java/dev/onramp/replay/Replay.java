package dev.onramp.replay;

import dev.onramp.archive.ArchiveObjects;
import dev.onramp.archive.RawArchive;
import dev.onramp.archive.RawArchive.Stored;
import dev.onramp.model.CanonicalModel;
import dev.onramp.transform.MappingEngine;
import dev.onramp.transform.RawRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/**
 * Maps the whole raw archive by the present model: each record once, the records of a partition in their order (those that delivery streams
 * wrote in the order of delivery), partitions side by side. For one run.
 */
public final class Replay {
    /** Hears how far it is; called by any thread. */
    public interface Progress {
        /** @param bytes of objects that are done; of all objects together */
        void reached(long bytes, long allBytes);
    }

    private final RawArchive archive;
    private final ArchivedRecords reader;
    private final MappingEngine engine;
    private final Predicate<RawRecord> deadLettered;
    private final ReplayEvents events;
    private final String bucket;
    private final Map<String, SeenOffsets> seen = new ConcurrentHashMap<>();
    private final Set<String> read = ConcurrentHashMap.newKeySet();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong allBytes = new AtomicLong();

    /** @param deadLettered whether a record stands open in the dead letters: those come back by a replay of the dead letters */
    public Replay(
            CanonicalModel model,
            RawArchive archive,
            ArchiveObjects objects,
            Predicate<RawRecord> deadLettered,
            ReplayEvents events) {
        this.archive = archive;
        this.reader = new ArchivedRecords(objects);
        this.engine = new MappingEngine(HiddenSecrets.in(model));
        this.deadLettered = deadLettered;
        this.events = events;
        this.bucket = objects.location() + "/";
    }

    /**
     * Sends everything that is in the archive when it begins; what arrives later may be sent too.
     *
     * @param threads partitions at a time
     * @throws dev.onramp.config.OnrampException ONR-A002, ONR-A003, ONR-P002, ONR-P003; run it again then, it changes nothing twice
     */
    public ReplayCounts run(int threads, Progress progress) throws InterruptedException {
        ReplayCounts counts = ReplayCounts.NONE;
        Set<String> tables = new HashSet<>(archive.tables(Optional.empty()));
        while (!tables.isEmpty()) {
            List<Lane> lanes = new ArrayList<>();
            for (String table : tables) {
                List<Stored> unread = archive.list(table, date -> true).stream()
                        .filter(each -> !read.contains(each.key().key()))
                        .toList();
                unread.forEach(each -> allBytes.addAndGet(each.entry().size()));
                lanes.addAll(Lane.of(unread));
            }
            // What was merged after the listing is in objects of the next one.
            tables = ConcurrentHashMap.newKeySet();
            counts = counts.plus(run(lanes, threads, tables, progress));
        }
        return counts;
    }

    private ReplayCounts run(List<Lane> lanes, int threads, Set<String> again, Progress progress)
            throws InterruptedException {
        ExecutorService workers = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "replay");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<ReplayCounts>> futures = new ArrayList<>();
            for (Lane lane : lanes) {
                futures.add(workers.submit(() -> run(lane, again, progress)));
            }
            ReplayCounts counts = ReplayCounts.NONE;
            for (Future<ReplayCounts> each : futures) {
                counts = counts.plus(each.get());
            }
            return counts;
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException known ? known : new IllegalStateException(failed);
        } finally {
            workers.shutdownNow();
        }
    }

    private ReplayCounts run(Lane lane, Set<String> again, Progress progress) {
        RecordReplay records = new RecordReplay(engine, deadLettered, events);
        for (Stored each : lane.objects()) {
            if (Thread.currentThread().isInterrupted()) {
                break;
            }
            String key = each.key().key();
            boolean there = reader.read(key, (record, line) -> {
                RawRecord raw = record.record();
                if (!raw.topic().equals(each.key().table())) {
                    throw ReplayErrors.foreignRecord(key, raw.coordinates());
                }
                if (seen.computeIfAbsent(raw.topic() + "-" + raw.partition(), none -> new SeenOffsets())
                        .add(raw.offset())) {
                    records.accept(record, bucket + key + "#" + line);
                }
            });
            if (there) {
                read.add(key);
            } else {
                again.add(each.key().table());
            }
            progress.reached(bytes.addAndGet(each.entry().size()), allBytes.get());
        }
        return records.counts();
    }
}
