package dev.onramp.transform.firehose;

import com.typesafe.config.Config;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.FirehoseClientBuilder;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchResponse;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchResponseEntry;
import software.amazon.awssdk.services.firehose.model.Record;

/** The delivery streams of an AWS account. Thread-safe; owns its client. */
final class AwsDeliveryStreams implements DeliveryStreams {
    private final FirehoseClient client;

    private AwsDeliveryStreams(FirehoseClient client) {
        this.client = client;
    }

    /**
     * @param firehose the section {@code archive.firehose}; without an access key by the keys of the process's role
     * @param callTimeout of one call, the SDK's own repetitions included
     */
    static AwsDeliveryStreams of(Config firehose, Duration callTimeout) {
        FirehoseClientBuilder builder = FirehoseClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(override -> override.apiCallTimeout(callTimeout));
        if (!firehose.getString("region").isEmpty()) {
            builder.region(Region.of(firehose.getString("region")));
        }
        if (!firehose.getString("access-key").isEmpty()) {
            builder.credentialsProvider(StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(firehose.getString("access-key"), firehose.getString("secret-key"))));
        }
        if (!firehose.getString("endpoint").isEmpty()) {
            builder.endpointOverride(URI.create(firehose.getString("endpoint")));
        }
        return new AwsDeliveryStreams(builder.build());
    }

    @Override
    public Outcome put(String stream, List<ByteBuffer> records) {
        List<Record> sent = records.stream()
                .map(each -> Record.builder()
                        .data(SdkBytes.fromByteBuffer(each.duplicate()))
                        .build())
                .toList();
        try {
            PutRecordBatchResponse response = client.putRecordBatch(
                    request -> request.deliveryStreamName(stream).records(sent));
            return answered(response, records.size());
        } catch (SdkServiceException failed) {
            if (failed.statusCode() >= 500 || failed.isThrottlingException()) {
                return new Busy(String.valueOf(failed.getMessage()));
            }
            throw failed;
        } catch (SdkClientException unreachable) {
            return new Busy(String.valueOf(unreachable.getMessage()));
        }
    }

    private static Outcome answered(PutRecordBatchResponse response, int records) {
        List<PutRecordBatchResponseEntry> entries = response.requestResponses();
        if (entries.size() != records) {
            return new Busy("an answer for " + entries.size() + " of " + records + " records");
        }
        List<Integer> refused = new ArrayList<>();
        String reason = "";
        for (int index = 0; index < records; index++) {
            PutRecordBatchResponseEntry entry = entries.get(index);
            if (entry.errorCode() != null || entry.recordId() == null) {
                refused.add(index);
                reason = entry.errorCode() + ": " + entry.errorMessage();
            }
        }
        int failed = response.failedPutCount() == null ? 0 : response.failedPutCount();
        return failed == refused.size()
                ? new Answered(refused, reason)
                : new Busy("an answer that counts " + failed + " refused records and names " + refused.size());
    }

    @Override
    public void close() {
        client.close();
    }
}
