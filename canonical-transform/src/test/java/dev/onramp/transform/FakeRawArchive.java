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
    public String location(String name) {
        return "s3://fake/" + name;
    }

    @Override
    public void store(List<ArchiveObject> stored) {
        for (ArchiveObject object : stored) {
            if (broken) {
                throw TransformErrors.archiveFailed(
                        location(object.name()), stored.size(), new IllegalStateException("broken down"));
            }
            objects.put(object.name(), object.content().clone());
        }
    }

    @Override
    public void close() {}
}
