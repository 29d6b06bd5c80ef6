package dev.onramp.ingest.delta;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.delta.actions.DeletionVectorDescriptor;
import org.apache.spark.sql.delta.deletionvectors.RoaringBitmapArray;
import org.apache.spark.sql.delta.deletionvectors.RoaringBitmapArrayFormat$;
import org.apache.spark.sql.delta.storage.dv.DeletionVectorStore;
import org.apache.spark.sql.delta.storage.dv.DeletionVectorStore$;
import org.apache.spark.sql.delta.storage.dv.DeletionVectorStoreUtils;
import org.apache.spark.sql.delta.util.PathWithFileSystem;
import scala.Option;

/** Reads and writes the marks of deleted rows, in the form of the Delta protocol and by Delta's own code. Used by one thread at a time. */
final class DeletionVectors {
    private final Path folder;
    private final Configuration configuration;
    private final DeletionVectorStore store;

    /** @param folder that of the table */
    DeletionVectors(Path folder, Configuration configuration) {
        this.folder = folder;
        this.configuration = configuration;
        this.store = DeletionVectorStore$.MODULE$.createInstance(configuration);
    }

    /** Positions of the deleted rows of a file, as an object of its own. */
    RoaringBitmapArray of(KnownFile file) {
        return file.hasDeletionVector() ? store.read(file.file().deletionVector(), folder) : new RoaringBitmapArray();
    }

    /**
     * Stores positions, all in one file. Small ones are not put into the log, which the protocol allows and readers leave out.
     *
     * @return for each of them what a commit says of it, in the same order
     */
    List<DeletionVectorDescriptor> write(List<RoaringBitmapArray> marks) {
        List<DeletionVectorDescriptor> written = new ArrayList<>();
        if (marks.isEmpty()) {
            return written;
        }
        UUID id = UUID.randomUUID();
        PathWithFileSystem file =
                store.generateFileNameInTable(PathWithFileSystem.withConf(folder, configuration), id, "");
        try (DeletionVectorStoreUtils.Writer writer = store.createWriter(file)) {
            for (RoaringBitmapArray each : marks) {
                each.runOptimize();
                var range = writer.write(each.serializeAsByteArray(RoaringBitmapArrayFormat$.MODULE$.Portable()));
                written.add(DeletionVectorDescriptor.onDiskWithRelativePath(
                        id, "", range.length(), each.cardinality(), Option.apply(range.offset()), Option.empty()));
            }
        }
        return written;
    }
}
