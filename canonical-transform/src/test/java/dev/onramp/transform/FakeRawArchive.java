package dev.onramp.transform;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A raw archive in memory; held to {@link RawArchiveContract} like the real one. Can be made to fail. */
public final class FakeRawArchive implements RawArchive {
    public final Map<String, byte[]> objects = new TreeMap<>();
    private boolean broken;

    public void breakDown() {
        broken = true;
    }

    public void mend() {
        broken = false;
    }

    @Override
    public String reference(String name, RawRecord record, int line) {
        return "s3://fake/" + name + "#" + line;
    }

    @Override
    public void store(List<ArchiveBatch> stored) {
        for (ArchiveBatch batch : stored) {
            if (broken) {
                throw TransformErrors.archiveFailed(
                        "s3://fake/" + batch.name(), new IllegalStateException("broken down"));
            }
            objects.put(batch.name(), batch.object().content());
        }
    }

    @Override
    public void close() {}
}
