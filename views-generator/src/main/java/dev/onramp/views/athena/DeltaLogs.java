package dev.onramp.views.athena;

import dev.onramp.views.LakeTable;
import java.net.URI;
import software.amazon.awssdk.services.s3.S3Client;

/** Whether tables are in the lake already. Thread-safe. */
final class DeltaLogs {
    private final S3Client client;
    private final AwsFailure failures;

    DeltaLogs(AthenaConnection connection) {
        this.client = connection.s3();
        this.failures = connection.s3Failures();
    }

    /** Whether something lies in the log of the table. */
    boolean exist(LakeTable table) {
        URI location = URI.create(table.location());
        return failures.asked(
                                "table " + table.name(),
                                () -> client.listObjectsV2(request -> request.bucket(location.getAuthority())
                                        .prefix(location.getPath().substring(1) + "/_delta_log/")
                                        .maxKeys(1)))
                        .contents()
                        .size()
                > 0;
    }
}
