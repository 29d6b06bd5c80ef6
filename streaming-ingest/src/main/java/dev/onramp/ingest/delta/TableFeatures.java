package dev.onramp.ingest.delta;

import java.util.List;
import java.util.Set;
import org.apache.spark.sql.delta.actions.Protocol;
import scala.jdk.javaapi.CollectionConverters;

/** The Delta features that every reader of the lake understands: Trino 476, Athena and Delta Kernel. */
final class TableFeatures {
    static final Set<String> ALLOWED = Set.of(
            "appendOnly",
            "invariants",
            "checkConstraints",
            "generatedColumns",
            "changeDataFeed",
            "columnMapping",
            "timestampNtz",
            "clustering",
            "domainMetadata",
            "rowTracking",
            "inCommitTimestamp",
            "vacuumProtocolCheck",
            "identityColumns",
            "allowColumnDefaults");

    /** Allowed where the settings ask for it: not every reader has it. */
    static final String DELETION_VECTORS = "deletionVectors";

    private TableFeatures() {}

    /** The same where the settings ask for nothing. */
    static List<String> forbidden(Protocol protocol) {
        return forbidden(protocol, Set.of());
    }

    /**
     * Names of the features of a table that are not allowed, sorted; legacy protocol versions imply only allowed ones.
     *
     * @param asked features that the settings allow on top
     */
    static List<String> forbidden(Protocol protocol, Set<String> asked) {
        return CollectionConverters.asJava(protocol.readerAndWriterFeatureNames()).stream()
                .filter(name -> !ALLOWED.contains(name) && !asked.contains(name))
                .sorted()
                .toList();
    }
}
