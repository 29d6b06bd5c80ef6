package dev.onramp.reconcile.s3;

import dev.onramp.reconcile.ReconcileErrors;
import dev.onramp.reconcile.archive.RawArchive;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The raw archive in a bucket. Does not close its client. */
public final class S3RawArchive implements RawArchive {
    private final S3Client client;
    private final String bucket;
    private final String prefix;

    /** @param prefix of every key, without a slash at its end; may be empty */
    public S3RawArchive(S3Client client, String bucket, String prefix) {
        this.client = client;
        this.bucket = bucket;
        this.prefix = prefix.isEmpty() ? "" : prefix + "/";
    }

    @Override
    public List<String> keys(String table) {
        String folder = prefix + table + "/";
        try {
            List<String> keys = new ArrayList<>();
            client.listObjectsV2Paginator(request -> request.bucket(bucket).prefix(folder)).contents().stream()
                    .map(S3Object::key)
                    .forEach(keys::add);
            return keys;
        } catch (SdkException e) {
            throw ReconcileErrors.archiveUnreachable("s3://" + bucket + "/" + folder, e);
        }
    }

    @Override
    public boolean read(String key, BiConsumer<Long, String> lines) {
        long number = 0;
        try (var object = client.getObject(request -> request.bucket(bucket).key(key));
                var text = new BufferedReader(
                        new InputStreamReader(new GZIPInputStream(object, 65_536), StandardCharsets.UTF_8), 65_536)) {
            for (String line = text.readLine(); line != null; line = text.readLine()) {
                lines.accept(++number, line);
            }
            return true;
        } catch (NoSuchKeyException e) {
            return false;
        } catch (ZipException | EOFException e) {
            throw ReconcileErrors.archiveBroken(key, number + 1, "it is not a whole gzip file");
        } catch (IOException | SdkException e) {
            throw ReconcileErrors.archiveUnreachable("s3://" + bucket + "/" + key, e);
        }
    }
}
