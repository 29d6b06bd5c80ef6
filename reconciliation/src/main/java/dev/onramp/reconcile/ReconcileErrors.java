package dev.onramp.reconcile;

import dev.onramp.config.OnrampException;

/** Every failure of a verification that a user can act on. */
public final class ReconcileErrors {
    private static final String START = "onramp up, then onramp status";

    private ReconcileErrors() {}

    public static OnrampException kafkaUnreachable(String servers, Throwable source) {
        return new OnrampException(
                "ONR-R001",
                "cannot read from Kafka at " + servers,
                reason(source),
                START + "; check kafka.bootstrap-servers",
                source);
    }

    public static OnrampException archiveUnreachable(String place, Throwable source) {
        return new OnrampException(
                "ONR-R002",
                "cannot read the raw archive at " + place,
                reason(source),
                START + "; check the settings s3 and archive",
                source);
    }

    public static OnrampException archiveBroken(String object, long line, String why) {
        return new OnrampException(
                "ONR-R003",
                "the archive object " + object + " is broken at line " + line,
                why,
                "look at the object: every line must be as docs/contract.md says; nothing was changed");
    }

    public static OnrampException lakeUnreachable(String table, Throwable source) {
        return new OnrampException(
                "ONR-R004",
                "cannot read the Delta table " + table,
                reason(source),
                START + "; check the settings s3 and lake",
                source);
    }

    public static OnrampException postgresUnreachable(String url, Throwable source) {
        return new OnrampException(
                "ONR-R005",
                "cannot read from PostgreSQL at " + url,
                reason(source),
                START + "; or leave it out: onramp verify --without postgres",
                source);
    }

    public static OnrampException trinoUnreachable(String url, Throwable source) {
        return new OnrampException(
                "ONR-R006",
                "cannot read from Trino at " + url,
                reason(source),
                START + " (Trino needs a JDK 24 or newer); or leave it out: onramp verify --without trino",
                source);
    }

    public static OnrampException kafkaStalled(String what, long seconds) {
        return new OnrampException(
                "ONR-R007",
                "Kafka gave nothing of " + what + " for " + seconds + " s, though there is more",
                "the broker is up but does not serve the partition",
                START + "; look at the broker's log");
    }

    public static OnrampException interrupted(String what) {
        return new OnrampException(
                "ONR-R008", "the verification was stopped while " + what, "it was interrupted", "onramp verify");
    }

    public static OnrampException archiveLags(long records, long seconds) {
        return new OnrampException(
                "ONR-R009",
                "the archive lacks " + records + " records that the pipeline has handled",
                "archive.mode is firehose, and its delivery streams did not write them within " + seconds + " s",
                "wait longer than the streams gather records (Amazon's at most 900 s): onramp verify --timeout 1000;"
                        + " if they never come, look at the streams' error output");
    }

    public static OnrampException ledgerUnreadable(String file, long line, Throwable source) {
        return new OnrampException(
                "ONR-R010",
                "the generator's ledger cannot be read: " + file + ", line " + line,
                reason(source),
                "restore the file, or start afresh with `onramp down --wipe`",
                source);
    }

    private static String reason(Throwable source) {
        Throwable last = source;
        while (last.getCause() != null && last.getCause() != last) {
            last = last.getCause();
        }
        String message = last.getMessage();
        return last.getClass().getSimpleName()
                + (message == null ? "" : ": " + message.lines().findFirst().orElse(""));
    }
}
