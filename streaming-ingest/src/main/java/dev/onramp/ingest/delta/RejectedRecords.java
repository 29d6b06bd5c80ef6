package dev.onramp.ingest.delta;

import dev.onramp.ingest.IngestSettings;
import dev.onramp.ingest.spark.BatchChanges;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps canonical records that break the contract in the table {@value #TABLE} of the lake, whole and with the reason. It is made when it is
 * first needed. A record may stand there more than once, as a batch may come more than once: its coordinates tell.
 */
public final class RejectedRecords {
    /** No entity can have this name. */
    public static final String TABLE = "_rejected";

    private static final Logger LOG = LoggerFactory.getLogger(RejectedRecords.class);

    private final SparkSession session;
    private final IngestSettings.Lake lake;

    public RejectedRecords(SparkSession session, IngestSettings.Lake lake) {
        this.session = session;
        this.lake = lake;
    }

    /** @param rejected rows of {@link BatchChanges#REJECTED} */
    public void append(Dataset<Row> rejected) {
        new LakeTables(session, lake)
                .table(
                        TABLE,
                        "Records of canonical topics that break the contract, with the reason.",
                        BatchChanges.REJECTED,
                        "topic,partition,offset",
                        List.of());
        for (Row row : rejected.limit(5).collectAsList()) {
            LOG.error(
                    "ONR-I030: a canonical record breaks the contract: topic {} partition {} offset {}: {}",
                    row.getString(0),
                    row.getInt(1),
                    row.getLong(2),
                    row.getString(7));
        }
        LakeTable.Change change = LakeTable.at(session, lake.location(TABLE)).begin();
        change.add(rejected.select(functions.col("*")).coalesce(1));
        change.commit();
    }
}
