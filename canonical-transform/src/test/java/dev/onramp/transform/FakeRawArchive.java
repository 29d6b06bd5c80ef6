package dev.onramp.transform;

import dev.onramp.config.OnrampException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A raw archive in memory; held to {@link RawArchiveContract} like the real one. Can be made to fail. */
public final class FakeRawArchive implements RawArchive {
    public final Map<String, byte[]> objects = new TreeMap<>();
    private String brokenPart;

    public void breakDown() {
        brokenPart = "";
    }

    public void mend() {
        brokenPart = null;
    }

    @Override
    public String location(String name) {
        return "s3://fake/" + name;
    }

    /** Objects whose name holds the text cannot be stored. */
    public void breakDownFor(String part) {
        brokenPart = part;
    }

    @Override
    public Map<String, OnrampException> store(List<ArchiveObject> stored) {
        Map<String, OnrampException> failures = new TreeMap<>();
        for (ArchiveObject object : stored) {
            if (brokenPart != null && object.name().contains(brokenPart)) {
                failures.put(
                        object.name(),
                        TransformErrors.archiveFailed(
                                location(object.name()), new IllegalStateException("broken down")));
            } else {
                objects.put(object.name(), object.content().clone());
            }
        }
        return failures;
    }

    @Override
    public void close() {}
}
