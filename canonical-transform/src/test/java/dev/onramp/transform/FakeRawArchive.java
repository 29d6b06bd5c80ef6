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
    public String reference(String name, RawRecord record, int line) {
        return "s3://fake/" + name + "#" + line;
    }

    /** Objects whose name holds the text cannot be stored. */
    public void breakDownFor(String part) {
        brokenPart = part;
    }

    @Override
    public Map<String, OnrampException> store(List<ArchiveBatch> stored) {
        Map<String, OnrampException> failures = new TreeMap<>();
        for (ArchiveBatch batch : stored) {
            if (brokenPart != null && batch.name().contains(brokenPart)) {
                failures.put(
                        batch.name(),
                        TransformErrors.archiveFailed(
                                "s3://fake/" + batch.name(), new IllegalStateException("broken down")));
            } else {
                objects.put(batch.name(), batch.object().content());
            }
        }
        return failures;
    }

    @Override
    public void close() {}
}
