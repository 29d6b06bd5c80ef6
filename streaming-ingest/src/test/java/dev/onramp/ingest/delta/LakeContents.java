package dev.onramp.ingest.delta;

import dev.onramp.ingest.EntityColumns;
import dev.onramp.ingest.IngestSettings;
import dev.onramp.ingest.LocalSpark;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Reads tables back through Spark's public reader, in the form of {@link dev.onramp.ingest.Feeds}. */
record LakeContents(IngestSettings.Lake lake) {
    List<String> history(EntityColumns entity) {
        return lines(entity, entity.historyTable());
    }

    List<String> latest(EntityColumns entity) {
        return lines(entity, entity.entity());
    }

    Dataset<Row> rows(String table) {
        return LocalSpark.session().read().format("delta").load(lake.location(table));
    }

    private List<String> lines(EntityColumns entity, String table) {
        String fields = String.join(", ", entity.fields().stream().map(dev.onramp.ingest.Column::name).toList());
        return rows(table)
                .selectExpr("concat_ws(' ', _sequence, _op, _dataid, to_json(struct(" + fields
                        + "), map('timestampFormat', \"yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'\"))) as line")
                .collectAsList()
                .stream()
                .map(row -> row.getString(0).replaceAll("\"amount\":([0-9.]+)", "\"amount\":\"$1\""))
                .sorted()
                .toList();
    }
}
