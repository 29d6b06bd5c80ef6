package dev.onramp.ingest;

import dev.onramp.config.DidYouMean;
import dev.onramp.config.OnrampException;
import dev.onramp.config.ServiceArguments;
import dev.onramp.model.change.Audience;
import dev.onramp.model.change.ModelChange;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Every error of this module that a person sees. The ids stand in {@code docs/errors.md}. */
public final class IngestErrors {
    /** The id of what stops a process that another one has taken over from. */
    public static final String SUPERSEDED = "ONR-I009";

    private IngestErrors() {}

    /** A failure that no rule knows: a bug, or a dependency in a state that retrying would not mend. */
    public static OnrampException unexpected(String query, Throwable failure) {
        return new OnrampException(
                "ONR-I002",
                "the query '" + query + "' stopped",
                String.valueOf(failure),
                "see the stack trace in the log; nothing stored is harmed, a restart goes on where it stopped",
                failure);
    }

    /**
     * Kafka no longer has what comes next.
     *
     * @param readAgain the command that makes the query read everything again
     */
    public static OnrampException dataLoss(String query, String readAgain, Throwable failure) {
        return new OnrampException(
                "ONR-I003",
                "the query '" + query + "' cannot go on from where it was",
                "the canonical topics do not hold the offsets it left off at: they were deleted, recreated or have"
                        + " expired ("
                        + failure.getMessage() + ")",
                "if the topics were recreated, " + forgetAndStart(readAgain)
                        + "; if records expired, rebuild from the raw archive: onramp replay --all",
                failure);
    }

    private static String forgetAndStart(String command) {
        return "let ingest forget where it was: " + command
                + "\n         and start it again: everything in the topics is read again and changes nothing twice";
    }

    /** The offsets of a checkpoint were taken from topics that are gone. */
    public static OnrampException topicsMadeAnew(String query, String checkpoint, List<String> topics) {
        return new OnrampException(
                "ONR-I003",
                "the query '" + query + "' cannot go on from where it was",
                "topics were deleted and made anew, or are those of another cluster: " + String.join(", ", topics)
                        + "; going on would leave out what they begin with",
                "connect to the cluster of before; or, to take these, " + forgetAndStart(remove(checkpoint)));
    }

    /** Access was denied, or a setting names something that is not there. */
    public static OnrampException denied(String query, Throwable failure) {
        return new OnrampException(
                "ONR-I004",
                "the query '" + query + "' may not use the lake",
                String.valueOf(failure.getMessage()),
                "check s3.endpoint, s3.access-key, s3.secret-key and lake.bucket (onramp config show)",
                failure);
    }

    /** Files of a checkpoint are missing or cut short. */
    public static OnrampException checkpointDamaged(String query, String checkpoint, String problem) {
        return new OnrampException(
                "ONR-I005", "the checkpoint of the query '" + query + "' is damaged", problem, readAgain(checkpoint));
    }

    /** A checkpoint was made for another sink or for other topics. */
    public static OnrampException checkpointOfAnother(String query, String checkpoint, String problem) {
        return new OnrampException(
                "ONR-I006",
                "the folder " + checkpoint + " is not the checkpoint of the query '" + query + "'",
                problem,
                "put the right folder there, or " + readAgain(checkpoint));
    }

    /** A setting names no sink. */
    public static OnrampException badSinks(String text) {
        return new OnrampException(
                "ONR-I007",
                "the setting ingest.sinks is '" + text + "'",
                "there is no such choice of sinks",
                "set it to both, lake or postgres");
    }

    /** A process that was started later writes the same tables. */
    public static OnrampException superseded(String tables, String other, String self) {
        return new OnrampException(
                SUPERSEDED,
                "another ingest has taken over the tables in " + tables + "; this one stops",
                "the one that started last writes: " + other + " (this is " + self + "). No row is lost or doubled",
                "nothing, where the other is the one that shall run; else stop it and start this one again. Whatever starts this process by itself should not"
                        + " do so after exit code 4, or the two take turns");
    }

    /** Tables are gone of which the checkpoint says that they hold rows. */
    public static OnrampException lakeTablesGone(List<String> tables, String checkpoint) {
        return new OnrampException(
                "ONR-I008",
                "tables are gone from the lake: " + String.join(", ", tables),
                "the checkpoint " + checkpoint
                        + " says that changes were put into them; made anew they would lack these",
                refill("delete the checkpoint and start ingest again", remove(checkpoint)));
    }

    private static String refill(String what, String command) {
        return "rebuild them from the raw archive: onramp replay --all"
                + "\n         or, where the canonical topics still hold everything, " + what + ": " + command;
    }

    /** The command that makes the sink of these settings read everything again. */
    public static String forgetPositions(IngestSettings.Postgres settings) {
        return "psql -U '" + settings.user() + "' -d '" + settings.url().replaceFirst("^jdbc:", "")
                + "' -c \"delete from onramp.position where schema_name = '" + settings.schema() + "'\"";
    }

    private static String readAgain(String checkpoint) {
        return "delete it and start ingest again: everything in the topics is read again and changes nothing twice. Run: "
                + remove(checkpoint);
    }

    /** The command that makes a query read everything again which has such a checkpoint. */
    public static String remove(String checkpoint) {
        return checkpoint.startsWith("s3a://")
                ? "aws s3 rm --recursive s3" + checkpoint.substring("s3a".length())
                : "rm -r '" + checkpoint.replaceFirst("^file:(//)?(?=/)", "") + "'";
    }

    /** A table in the lake is not what the model says, and adding optional columns would not make it so. */
    public static OnrampException lakeTableDiffers(String table, List<String> differences) {
        return new OnrampException(
                "ONR-I010",
                "the table " + table + " does not fit the model",
                String.join("; ", differences),
                "take the change back in the model (a new field must be optional), or move the table away and let it"
                        + " be rebuilt: delete "
                        + table + " and the checkpoint, and restart");
    }

    /** What the model says now breaks with what it said when the table's rows were stored. */
    public static OnrampException modelBreaks(String table, List<ModelChange> changes) {
        return new OnrampException(
                "ONR-I010",
                "the model breaks with what the table " + table + " was filled under",
                changes.stream()
                        .map(each -> each.path() + ": " + each.what() + " (breaks "
                                + each.breaks().stream()
                                        .sorted()
                                        .map(IngestErrors::who)
                                        .collect(Collectors.joining(", "))
                                + ")")
                        .collect(Collectors.joining("; ")),
                "take the change back, and add an optional field, write renamed-from, or mark as deprecated instead"
                        + " (docs/operations.md); to break on purpose, rebuild all tables with onramp replay --all --drop,"
                        + " or, where no table has to change, start once with ingest.accept-breaking = \""
                        + changes.stream().map(ModelChange::path).distinct().collect(Collectors.joining(",")) + "\"");
    }

    private static String who(Audience audience) {
        return switch (audience) {
            case TOPICS -> "topic consumers";
            case TABLES -> "tables";
            case VIEWS -> "views";
        };
    }

    /** A table in the lake uses a feature that not every reader can read. */
    public static OnrampException lakeTableFeature(String table, List<String> features) {
        return new OnrampException(
                "ONR-I011",
                "the table " + table + " uses Delta features that are not allowed here: " + String.join(", ", features),
                "Trino or Athena cannot read them, or would leave columns out without a word",
                "ALTER TABLE ... DROP FEATURE ... in the tool that added it, or delete " + table
                        + " and the checkpoint, and restart");
    }

    /** Files would be removed that somebody may still read or be about to commit. */
    public static OnrampException retentionTooShort(Duration retention, Duration shortest) {
        return new OnrampException(
                "ONR-I040",
                "vacuum would keep removed files for " + retention.toHours() + " hours only",
                "a reader or writer that is at work for longer would lose its files; below " + shortest.toHours()
                        + " hours that is refused",
                "raise ingest.maintenance.retention; or, when nobody reads or writes the tables: onramp maintain"
                        + " --retain "
                        + retention.toHours() + "h --force");
    }

    /** Settings of maintenance that nothing could be done with. */
    public static OnrampException maintenanceSettings(IngestSettings.Maintenance settings) {
        return new OnrampException(
                "ONR-I042",
                "the settings under ingest.maintenance make no sense",
                "min-files = " + settings.minFiles() + ", target-file-bytes = " + settings.targetFileBytes()
                        + ", target-file-rows = " + settings.targetFileRows() + ", interval = "
                        + settings.interval().toMillis() + "ms, vacuum-interval = "
                        + settings.vacuumInterval().toMillis() + "ms",
                "min-files must be at least 2, the others more than 0");
    }

    /** The command line of {@link MaintainMain} makes no sense. */
    static OnrampException maintainCalledWrongly(String cause) {
        return new OnrampException(
                ServiceArguments.USAGE, "the program was called wrongly", cause, "see onramp maintain --help");
    }

    /** Maintenance was asked for an entity that is not there. */
    public static OnrampException unknownEntity(String entity, Collection<String> known) {
        return new OnrampException(
                "ONR-I041",
                "there is no entity '" + entity + "' to maintain",
                "the model has none of this name",
                DidYouMean.advice(entity, known));
    }

    /** A table in PostgreSQL is not what the model says, and adding optional columns would not make it so. */
    public static OnrampException postgresTableDiffers(String table, List<String> differences) {
        return new OnrampException(
                "ONR-I020",
                "the PostgreSQL table " + table + " does not fit the model",
                String.join("; ", differences),
                "take the change back in the model (a new field must be optional), or drop the table and let ingest read everything"
                        + " again (delete from onramp.position, in this database): it is filled again");
    }

    /** PostgreSQL refuses for a reason that waiting alone does not mend. */
    public static OnrampException postgresRefuses(Throwable failure) {
        return new OnrampException(
                "ONR-I021",
                "PostgreSQL refuses the changes; the lake goes on",
                String.valueOf(failure.getMessage()),
                "mend it in PostgreSQL or in the settings under postgres; ingest tries again by itself",
                failure);
    }

    /** The server is older than the statements that the sink needs. */
    public static OnrampException postgresTooOld(int version, int needed) {
        return new OnrampException(
                "ONR-I023",
                "PostgreSQL " + version + " is too old; the lake goes on",
                "changes are put into its tables by MERGE, which PostgreSQL has since version " + needed,
                "upgrade the database, or leave it out with ingest.sinks = lake");
    }

    /** Tables are gone of which the positions say that they hold rows. */
    public static OnrampException postgresTablesGone(List<String> tables, IngestSettings.Postgres settings) {
        return new OnrampException(
                "ONR-I022",
                "tables are gone from PostgreSQL: " + String.join(", ", tables) + "; the lake goes on",
                "onramp.position says that changes were put into them; made anew they would lack these",
                refill("let ingest forget where it was", forgetPositions(settings)));
    }
}
