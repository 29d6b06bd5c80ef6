package dev.onramp.ingest.delta;

import java.util.List;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.CommitInfo;
import org.apache.spark.sql.delta.actions.FileAction;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/** Tells commits that only write the same rows into other files from those that change what a table holds. */
final class Rearrangements {
    private Rearrangements() {}

    /** Whether there were commits behind this version, and none of them changed a row, the schema or the protocol. */
    static boolean onlySince(DeltaLog log, long version) {
        var commits = log.getChanges(version + 1, Option.empty(), false);
        boolean any = false;
        while (commits.hasNext()) {
            any = true;
            List<Action> actions =
                    CollectionConverters.asJava(commits.next()._2().toList());
            if (!actions.stream().allMatch(Rearrangements::changesNothing)) {
                return false;
            }
        }
        return any;
    }

    private static boolean changesNothing(Action action) {
        return action instanceof CommitInfo || (action instanceof FileAction file && !file.dataChange());
    }
}
