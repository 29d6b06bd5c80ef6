package dev.onramp.ingest;

import com.typesafe.config.Config;
import dev.onramp.config.Settings;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The settings that ingest reads, as values.
 *
 * @param checkpointDir any Hadoop path
 * @param sparkMaster empty when spark-submit decides
 * @param topicSuffix what the names of the topics have behind those of the entities; empty but in a replay
 * @param localDir where Spark spills, a local folder
 * @param materialisedInterval between two looks at what the materialised views have to take over
 * @param acceptedBreaks paths of changes of the model that may break with what is stored: an entity, or a field behind its entity and a dot
 */
public record IngestSettings(
        String modelDir,
        String bootstrapServers,
        S3 s3,
        Lake lake,
        Postgres postgres,
        String checkpointDir,
        String localDir,
        String sparkMaster,
        Duration triggerInterval,
        long maxOffsetsPerTrigger,
        int shufflePartitions,
        String lakeGroupId,
        String postgresGroupId,
        String topicSuffix,
        Sinks sinks,
        Set<String> acceptedBreaks,
        Maintenance maintenance,
        Duration materialisedInterval,
        Backoff backoff) {

    /** Which sinks are kept up to date. */
    public enum Sinks {
        BOTH,
        LAKE,
        POSTGRES;

        public boolean haveLake() {
            return this != POSTGRES;
        }

        public boolean havePostgres() {
            return this != LAKE;
        }

        /** @throws dev.onramp.config.OnrampException ONR-I007 when there is no such choice */
        static Sinks of(String text) {
            for (Sinks each : values()) {
                if (each.name().toLowerCase(Locale.ROOT).equals(text)) {
                    return each;
                }
            }
            throw IngestErrors.badSinks(text);
        }
    }

    /**
     * How the lake's tables are kept fast to read.
     *
     * @param enabled whether ingest does it by itself
     * @param interval between two rounds
     * @param vacuumInterval between two rounds that also remove files that nobody needs
     * @param retention how long a file is kept that is no longer in the table
     * @param targetFileBytes size of a file that compaction writes, at most
     * @param targetFileRows the same in rows
     * @param minFiles small files that must have gathered in a table for a round to write them together
     * @param forced whether a retention is taken that is dangerous beside readers and writers
     */
    public record Maintenance(
            boolean enabled,
            Duration interval,
            Duration vacuumInterval,
            Duration retention,
            long targetFileBytes,
            long targetFileRows,
            int minFiles,
            boolean forced) {
        /** The same with another retention, taken whatever it is. */
        public Maintenance forcing(Duration other) {
            return new Maintenance(
                    enabled, interval, vacuumInterval, other, targetFileBytes, targetFileRows, minFiles, true);
        }

        /** The same with another retention. */
        public Maintenance retaining(Duration other) {
            return new Maintenance(
                    enabled, interval, vacuumInterval, other, targetFileBytes, targetFileRows, minFiles, false);
        }

        static Maintenance of(Config section) {
            return new Maintenance(
                    section.getBoolean("enabled"),
                    section.getDuration("interval"),
                    section.getDuration("vacuum-interval"),
                    section.getDuration("retention"),
                    section.getLong("target-file-bytes"),
                    section.getLong("target-file-rows"),
                    section.getInt("min-files"),
                    false);
        }
    }

    /** An empty endpoint is Amazon S3 itself; an empty access key leaves the credentials to the environment. */
    public record S3(String endpoint, String region, String accessKey, String secretKey, boolean pathStyleAccess) {
        @Override
        public String toString() {
            return "S3[" + endpoint + ", " + region + "]";
        }
    }

    /**
     * @param root where the tables stand, a folder for each; any Hadoop path without a slash at the end
     * @param deletionVectors whether updates of the latest state may mark rows as deleted
     */
    public record Lake(String root, boolean deletionVectors) {
        /** A lake whose readers need to know nothing of deletion vectors. */
        public Lake(String root) {
            this(root, false);
        }

        public String location(String table) {
            return root + "/" + table;
        }
    }

    /** The operational store; its tables stand in the schema. */
    public record Postgres(String url, String user, String password, String schema) {
        @Override
        public String toString() {
            return "Postgres[" + url + ", " + user + ", " + schema + "]";
        }
    }

    /** Where the query of the lake remembers how far it is; any Hadoop path. */
    public String lakeCheckpoint() {
        return checkpointDir + "/lake";
    }

    /** @throws com.typesafe.config.ConfigException when a value has the wrong type; settings that were loaded are checked before */
    public static IngestSettings of(Settings settings) {
        Config root = settings.root().getConfig("onramp");
        Config s3 = settings.section("s3");
        Config lake = settings.section("lake");
        Config postgres = settings.section("postgres");
        Config ingest = settings.section("ingest");
        String dataDir = root.getString("data-dir");
        String checkpoint = ingest.getString("checkpoint-dir");
        return new IngestSettings(
                root.getString("model-dir"),
                settings.section("kafka").getString("bootstrap-servers"),
                new S3(
                        s3.getString("endpoint"),
                        s3.getString("region"),
                        s3.getString("access-key"),
                        s3.getString("secret-key"),
                        s3.getBoolean("path-style-access")),
                new Lake(
                        "s3a://" + lake.getString("bucket") + "/" + lake.getString("schema"),
                        lake.getBoolean("deletion-vectors")),
                new Postgres(
                        postgres.getString("url"),
                        postgres.getString("user"),
                        postgres.getString("password"),
                        postgres.getString("schema")),
                checkpoint.isEmpty() ? dataDir + "/ingest/checkpoint" : checkpoint,
                dataDir + "/ingest/tmp",
                ingest.getString("spark-master"),
                ingest.getDuration("trigger-interval"),
                ingest.getLong("max-offsets-per-trigger"),
                ingest.getInt("shuffle-partitions"),
                ingest.getString("lake-group-id"),
                ingest.getString("postgres-group-id"),
                ingest.getString("topic-suffix"),
                Sinks.of(ingest.getString("sinks")),
                Stream.of(ingest.getString("accept-breaking").split(","))
                        .map(String::strip)
                        .filter(each -> !each.isEmpty())
                        .collect(Collectors.toUnmodifiableSet()),
                Maintenance.of(ingest.getConfig("maintenance")),
                ingest.getDuration("materialised-interval"),
                new Backoff(ingest.getDuration("retry-initial-backoff"), ingest.getDuration("retry-max-backoff")));
    }
}
