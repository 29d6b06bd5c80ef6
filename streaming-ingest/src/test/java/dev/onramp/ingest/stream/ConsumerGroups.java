package dev.onramp.ingest.stream;

import dev.onramp.ingest.IngestSettings;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;

/** How far the program has come, as anybody sees it in Kafka. */
final class ConsumerGroups {
    private ConsumerGroups() {}

    /** Whether both sinks have taken all there is. */
    static boolean settled(IngestSettings settings) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", settings.bootstrapServers()))) {
            return settled(admin, settings.lakeGroupId()) && settled(admin, settings.postgresGroupId());
        }
    }

    private static boolean settled(Admin admin, String group) throws ExecutionException, InterruptedException {
        var done = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        var ends = admin.listOffsets(
                        done.keySet().stream().collect(Collectors.toMap(each -> each, each -> OffsetSpec.latest())))
                .all()
                .get();
        return !done.isEmpty()
                && done.entrySet().stream()
                        .allMatch(each -> each.getValue().offset()
                                == ends.get(each.getKey()).offset());
    }
}
