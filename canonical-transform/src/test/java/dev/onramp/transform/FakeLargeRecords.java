package dev.onramp.transform;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;

/** Large records in memory. */
public final class FakeLargeRecords implements LargeRecords {
    public final Map<String, byte[]> objects = new TreeMap<>();

    @Override
    public String name(String topic, int partition, long offset) {
        return "large/" + topic + "/" + partition + "/" + offset;
    }

    @Override
    public InputStream open(String name) {
        byte[] object = objects.get(name);
        if (object == null) {
            throw TransformErrors.largeRecordFailed(name, new FileNotFoundException(name));
        }
        return new ByteArrayInputStream(object);
    }

    @Override
    public void close() {}
}
