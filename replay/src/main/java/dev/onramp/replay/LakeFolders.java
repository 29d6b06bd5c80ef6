package dev.onramp.replay;

import dev.onramp.archive.ArchiveObjects;
import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Entity;

/** The tables of the entities in the lake, as folders of a bucket. */
public final class LakeFolders {
    private final ArchiveObjects bucket;
    private final String schema;

    /**
     * @param bucket the lake's
     * @param schema the setting {@code lake.schema}
     */
    public LakeFolders(ArchiveObjects bucket, String schema) {
        this.bucket = bucket;
        this.schema = schema;
    }

    /**
     * Removes latest state and history of every entity; their logs first, so that nobody reads half a table. Harmless when there are none.
     *
     * @throws dev.onramp.config.OnrampException ONR-A002
     */
    public void drop(CanonicalModel model) {
        for (Entity entity : model.entities()) {
            for (String table :
                    new String[] {entity.name().value(), entity.name().value() + "_history"}) {
                String folder = schema + "/" + table + "/";
                bucket.list(folder + "_delta_log/").forEach(each -> bucket.delete(each.key()));
                bucket.list(folder).forEach(each -> bucket.delete(each.key()));
            }
        }
    }
}
