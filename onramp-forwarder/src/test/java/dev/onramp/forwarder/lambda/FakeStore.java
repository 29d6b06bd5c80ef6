package dev.onramp.forwarder.lambda;

import dev.onramp.forwarder.InvokeFailure;
import dev.onramp.forwarder.LargeRecord;
import dev.onramp.forwarder.LargeRecordStore;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;

/** Large records in memory; fails as it is told. */
public final class FakeStore implements LargeRecordStore {
    public final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    public final Queue<InvokeFailure> failures = new ArrayDeque<>();

    @Override
    public synchronized Optional<InvokeFailure> store(LargeRecord record) {
        InvokeFailure failure = failures.poll();
        if (failure == null) {
            objects.put(record.name(), record.content());
        }
        return Optional.ofNullable(failure);
    }

    @Override
    public void remove(LargeRecord record) {
        objects.remove(record.name());
    }

    @Override
    public void close() {}
}
