package dev.onramp.reconcile;

import dev.onramp.model.CanonicalModel;
import dev.onramp.model.contract.Topics;
import dev.onramp.reconcile.archive.ArchiveIntake;
import dev.onramp.reconcile.archive.ArchiveObject;
import dev.onramp.reconcile.archive.RawArchive;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Reads every object of the archive once, beside whoever merges objects meanwhile: a merged object is there before its parts go, so what a
 * listing misses, or what is gone when its turn comes, is in a later listing. Thread-safe.
 */
final class ArchiveReading {
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final CanonicalModel model;
    private final RawArchive archive;
    private final ArchiveIntake intake;
    private final Set<String> readKeys = ConcurrentHashMap.newKeySet();

    ArchiveReading(CanonicalModel model, RawArchive archive, ArchiveIntake intake) {
        this.model = model;
        this.archive = archive;
        this.intake = intake;
    }

    /** Keys of objects that were not read yet. */
    List<String> unread() {
        List<String> keys = new ArrayList<>();
        model.sources().forEach(source -> keys.addAll(archive.keys(Topics.raw(source.table()))));
        keys.removeIf(each -> readKeys.contains(each) || !ArchiveObject.isOne(each));
        return keys;
    }

    /** An object that is gone is passed over. */
    void read(String key) {
        readKeys.add(key);
        archive.read(key, (number, line) -> intake.accept(key, number, line));
    }

    /** Lists and reads until a listing brings nothing new. */
    void readRest() {
        for (List<String> keys = unread(); !keys.isEmpty(); keys = unread()) {
            keys.forEach(this::read);
        }
    }

    /**
     * Reads on until nothing is missing: delivery streams write to the archive on their own time.
     *
     * @param missing how many records the archive lacks
     * @throws dev.onramp.config.OnrampException ONR-R009 when it lacks some after all that time
     */
    void awaitDelivery(LongSupplier missing, Duration timeout, ProgressListener progress) {
        long deadline = System.nanoTime() + timeout.toNanos();
        for (long lacking = missing.getAsLong(); lacking > 0; lacking = missing.getAsLong()) {
            if (System.nanoTime() >= deadline) {
                throw ReconcileErrors.archiveLags(lacking, timeout.toSeconds());
            }
            progress.step("waiting for the delivery streams: " + lacking + " records are not in the archive yet");
            pause();
            readRest();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ReconcileErrors.interrupted("waiting for the archive");
        }
    }
}
