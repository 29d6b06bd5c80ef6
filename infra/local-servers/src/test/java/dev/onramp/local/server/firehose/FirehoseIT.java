package dev.onramp.local.server.firehose;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.onramp.local.server.lambda.EndpointDefinition;
import dev.onramp.local.server.lambda.LambdaEndpoint;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.awaitility.core.ConditionFactory;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamStatus;
import software.amazon.awssdk.services.firehose.model.FirehoseException;
import software.amazon.awssdk.services.firehose.model.InvalidArgumentException;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchResponse;
import software.amazon.awssdk.services.firehose.model.Record;
import software.amazon.awssdk.services.firehose.model.ResourceNotFoundException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The delivery streams in front of a real S3 endpoint, called by the AWS SDK. */
class FirehoseIT {
    private static final String BUCKET = "deliveries";
    private static final StaticCredentialsProvider KEYS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret"));

    @TempDir
    static Path folder;

    private static S3Proxy storage;
    private static S3Client s3;
    private static LambdaEndpoint endpoint;
    private static URI url;
    private static FirehoseClient firehose;

    @BeforeAll
    static void start() throws Exception {
        storage = S3Proxy.builder()
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, "key", "secret")
                .blobStore(new FilesystemNio2BlobStore(folder.toString()))
                .ignoreUnknownHeaders(true)
                .build();
        storage.start();
        URI s3Endpoint = URI.create("http://127.0.0.1:" + storage.getPort());
        s3 = S3Client.builder()
                .endpointOverride(s3Endpoint)
                .region(Region.EU_CENTRAL_1)
                .forcePathStyle(true)
                .credentialsProvider(KEYS)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        s3.createBucket(request -> request.bucket(BUCKET));
        FirehoseDefinition definition = new FirehoseDefinition(
                List.of(
                        new FirehoseDefinition.Stream("changes", "firehose/changes/"),
                        new FirehoseDefinition.Stream("other", "firehose/other/")),
                BUCKET,
                folder.resolve("spool"),
                Duration.ofMillis(50),
                1_000_000,
                s3Endpoint,
                "eu-central-1",
                "key",
                "secret");
        endpoint = LambdaEndpoint.start(
                new EndpointDefinition(0, "eu-central-1", folder, List.of(), Optional.of(definition)));
        url = URI.create("http://127.0.0.1:" + endpoint.port());
        firehose = FirehoseClient.builder()
                .endpointOverride(url)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(KEYS)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    @AfterAll
    static void stop() throws Exception {
        firehose.close();
        endpoint.close();
        s3.close();
        storage.stop();
    }

    @Test
    void whatIsAcknowledgedIsInTheBucket() {
        String id = firehose.putRecord(
                        request -> request.deliveryStreamName("changes").record(record("alone\n")))
                .recordId();
        PutRecordBatchResponse batch = firehose.putRecordBatch(
                request -> request.deliveryStreamName("changes").records(record("first\n"), record("second\n")));

        assertThat(id).isNotBlank();
        assertThat(batch.failedPutCount()).isZero();
        assertThat(batch.requestResponses())
                .hasSize(2)
                .allSatisfy(each -> assertThat(each.recordId()).isNotBlank());
        eventually("what was acknowledged is delivered")
                .untilAsserted(() -> assertThat(String.join("", objects("firehose/changes/")))
                        .isEqualTo("alone\nfirst\nsecond\n"));
    }

    @Test
    void describesAndListsItsStreams() {
        assertThat(firehose.listDeliveryStreams().deliveryStreamNames()).containsExactly("changes", "other");
        assertThat(firehose.describeDeliveryStream(request -> request.deliveryStreamName("other"))
                        .deliveryStreamDescription()
                        .deliveryStreamStatus())
                .isEqualTo(DeliveryStreamStatus.ACTIVE);
    }

    @Test
    void refusesAStreamThatItDoesNotHave() {
        assertThatThrownBy(() -> firehose.putRecord(
                        request -> request.deliveryStreamName("nobody").record(record("x"))))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("nobody");
    }

    @Test
    void refusesMoreThanFitsInACallAndStoresNothingOfIt() {
        byte[] large = new byte[DeliveryStream.MAX_RECORD_BYTES];
        Record most = Record.builder().data(SdkBytes.fromByteArray(large)).build();

        assertThatThrownBy(() -> firehose.putRecordBatch(
                        request -> request.deliveryStreamName("other").records(Collections.nCopies(501, record("x")))))
                .isInstanceOf(FirehoseException.class)
                .hasMessageContaining("500");
        assertThatThrownBy(() -> firehose.putRecordBatch(
                        request -> request.deliveryStreamName("other").records(Collections.nCopies(5, most))))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("4 MB");
        assertThatThrownBy(() -> firehose.putRecordBatch(
                        request -> request.deliveryStreamName("other").records(Collections.nCopies(20, most))))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("4 MB");
        assertThat(objects("firehose/other/")).isEmpty();
    }

    @Test
    void refusesRequestsThatNoSdkSends() throws Exception {
        assertThat(post("PutRecord", "{")).contains("SerializationException");
        assertThat(post("PutRecord", "[]")).contains("SerializationException");
        assertThat(post("PutRecord", "{}")).contains("ValidationException", "deliveryStreamName");
        assertThat(post("PutRecord", "{\"DeliveryStreamName\":\"other\"}"))
                .contains("ValidationException", "record.data");
        assertThat(post("PutRecord", "{\"DeliveryStreamName\":\"other\",\"Record\":{\"Data\":\"!\"}}"))
                .contains("SerializationException", "base64");
        assertThat(post("PutRecordBatch", "{\"DeliveryStreamName\":\"other\"}"))
                .contains("ValidationException", "records");
        assertThat(post("DeleteDeliveryStream", "{}")).contains("UnknownOperationException");
    }

    private static String post(String operation, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(url)
                .header("X-Amz-Target", "Firehose_20150804." + operation)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(400);
        return response.body();
    }

    private static Record record(String text) {
        return Record.builder().data(SdkBytes.fromUtf8String(text)).build();
    }

    /** A listing may name what the store is just putting in its place. */
    private static ConditionFactory eventually(String what) {
        return await(what).ignoreException(NoSuchKeyException.class);
    }

    private static List<String> objects(String prefix) {
        return s3.listObjectsV2(request -> request.bucket(BUCKET).prefix(prefix)).contents().stream()
                .map(S3Object::key)
                .map(key -> s3.getObjectAsBytes(
                                request -> request.bucket(BUCKET).key(key))
                        .asByteArray())
                .map(FirehoseIT::unzipped)
                .toList();
    }

    private static String unzipped(byte[] bytes) {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(gzip.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
