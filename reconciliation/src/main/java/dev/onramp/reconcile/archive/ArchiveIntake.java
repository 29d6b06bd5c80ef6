package dev.onramp.reconcile.archive;

import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Source;
import dev.onramp.reconcile.ReconcileErrors;
import dev.onramp.reconcile.fold.ChangeReader;
import dev.onramp.reconcile.fold.Coordinate;
import dev.onramp.reconcile.fold.Fold;
import dev.onramp.reconcile.fold.RawPayload;
import dev.onramp.reconcile.fold.RawRecord;
import dev.onramp.reconcile.fold.Reading;
import dev.onramp.reconcile.fold.SecretColumns;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Takes lines of the archive: checks what every line must keep, folds what came before the cut, and remembers what came after. Thread-safe.
 */
public final class ArchiveIntake {
    private final Unsealing unsealing;
    private final Cut cut;
    private final Fold fold;
    private final Map<String, SecretColumns> secrets = new HashMap<>();
    private final ChangeReader changes;
    private final Map<Coordinate, Reading> later = new HashMap<>();
    private final ConcurrentLinkedQueue<String> problems = new ConcurrentLinkedQueue<>();
    private final Set<Coordinate> shownSecrets = new TreeSet<>();

    public ArchiveIntake(CanonicalModel model, Cut cut, Fold fold) {
        this(model, cut, fold, new Unsealing(""));
    }

    public ArchiveIntake(CanonicalModel model, Cut cut, Fold fold, Unsealing unsealing) {
        this.unsealing = unsealing;
        this.cut = cut;
        this.fold = fold;
        this.changes = new ChangeReader(model);
        for (Source source : model.sources()) {
            secrets.put(source.table().value(), new SecretColumns(source));
        }
    }

    /**
     * @param key of the object that the line is from
     * @param number of the line, from 1
     * @throws dev.onramp.config.OnrampException ONR-R003 when the line is not as the contract says
     */
    public void accept(String key, long number, String line) {
        ArchiveLine.Archived archived = read(key, number, line);
        RawRecord record = archived.record();
        SecretColumns columns = secrets.get(record.at().topic());
        if (columns == null) {
            throw ReconcileErrors.archiveBroken(
                    key, number, "the model has no source " + record.at().topic());
        }
        if (!archived.keepsDataid()) {
            problems.add(record.at() + ": dataid " + record.dataid() + " is not the one of its header or coordinates");
        }
        if (showsSecrets(archived, columns)) {
            synchronized (shownSecrets) {
                shownSecrets.add(record.at());
            }
        }
        if (cut.holds(record.at())) {
            fold.add(record);
        } else {
            acceptLater(record);
        }
    }

    /** A record after the cut, wherever it was read. */
    public void acceptLater(RawRecord record) {
        Reading reading = changes.read(record);
        synchronized (later) {
            later.put(record.at(), reading);
        }
    }

    /** What records after the cut mean. */
    public Map<Coordinate, Reading> later() {
        synchronized (later) {
            return Map.copyOf(later);
        }
    }

    /** What is wrong with single lines, as sentences. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** Records whose archived payload shows the value of a secret column. */
    public Set<Coordinate> shownSecrets() {
        synchronized (shownSecrets) {
            return new HashSet<>(shownSecrets);
        }
    }

    private static boolean showsSecrets(ArchiveLine.Archived archived, SecretColumns columns) {
        boolean shown = !archived.encrypted()
                && archived.record().payload() instanceof RawPayload.Text payload
                && columns.areShownBy(payload.text());
        return shown
                || columns.areShownBy(archived.key())
                || archived.headers().entrySet().stream()
                        .anyMatch(each -> columns.isSecret(each.getKey())
                                ? !each.getValue().isEmpty() && !SecretColumns.isHidden(each.getValue())
                                : columns.areShownBy(each.getValue()));
    }

    private ArchiveLine.Archived read(String key, long number, String line) {
        try {
            return ArchiveLine.read(line, unsealing);
        } catch (IllegalArgumentException e) {
            throw ReconcileErrors.archiveBroken(key, number, String.valueOf(e.getMessage()));
        }
    }
}
