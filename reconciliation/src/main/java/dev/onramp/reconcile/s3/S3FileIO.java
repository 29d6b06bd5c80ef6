package dev.onramp.reconcile.s3;

import io.delta.kernel.defaults.engine.fileio.FileIO;
import io.delta.kernel.defaults.engine.fileio.InputFile;
import io.delta.kernel.defaults.engine.fileio.OutputFile;
import io.delta.kernel.defaults.engine.fileio.SeekableInputStream;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Reading access to S3 for Delta Kernel, without Hadoop's file systems. Every way to write refuses, so that a verification cannot change
 * what it verifies. Thread-safe; does not close its client.
 */
public final class S3FileIO implements FileIO {
    private final S3Client client;

    public S3FileIO(S3Client client) {
        this.client = client;
    }

    /** The files beside the path whose names are not before its own, in order of their names. */
    @Override
    public CloseableIterator<FileStatus> listFrom(String path) throws IOException {
        S3Location from = S3Location.of(path);
        try {
            Iterator<FileStatus> files = client
                    .listObjectsV2Paginator(request ->
                            request.bucket(from.bucket()).prefix(from.parent()).delimiter("/"))
                    .contents()
                    .stream()
                    .filter(each -> each.key().compareTo(from.key()) >= 0)
                    .map(each -> status(from.bucket(), each))
                    .iterator();
            if (!files.hasNext()) {
                throw new FileNotFoundException("nothing at " + path);
            }
            return closeable(files);
        } catch (SdkException e) {
            throw new IOException("cannot list " + path, e);
        }
    }

    @Override
    public FileStatus getFileStatus(String path) throws IOException {
        S3Location location = S3Location.of(path);
        try {
            HeadObjectResponse head = client.headObject(
                    request -> request.bucket(location.bucket()).key(location.key()));
            return FileStatus.of(path, head.contentLength(), head.lastModified().toEpochMilli());
        } catch (NoSuchKeyException e) {
            FileNotFoundException absent = new FileNotFoundException("nothing at " + path);
            absent.initCause(e);
            throw absent;
        } catch (SdkException e) {
            throw new IOException("cannot look at " + path, e);
        }
    }

    @Override
    public String resolvePath(String path) {
        return S3Location.of(path).toString();
    }

    @Override
    public InputFile newInputFile(String path, long size) {
        S3Location location = S3Location.of(path);
        return new InputFile() {
            @Override
            public long length() throws IOException {
                return size > 0 ? size : getFileStatus(path).getSize();
            }

            @Override
            public String path() {
                return path;
            }

            @Override
            public SeekableInputStream newStream() throws IOException {
                return new S3SeekableStream(client, location, length());
            }
        };
    }

    @Override
    public Optional<String> getConf(String key) {
        return Optional.empty();
    }

    @Override
    public OutputFile newOutputFile(String path) {
        throw readOnly(path);
    }

    @Override
    public boolean mkdirs(String path) {
        throw readOnly(path);
    }

    @Override
    public boolean delete(String path) {
        throw readOnly(path);
    }

    @Override
    public void copyFileAtomically(String from, String to, boolean overwrite) {
        throw readOnly(to);
    }

    private static UnsupportedOperationException readOnly(String path) {
        return new UnsupportedOperationException("a verification writes nothing: " + path);
    }

    private static FileStatus status(String bucket, S3Object object) {
        return FileStatus.of(
                new S3Location(bucket, object.key()).toString(),
                object.size(),
                object.lastModified().toEpochMilli());
    }

    private static CloseableIterator<FileStatus> closeable(Iterator<FileStatus> files) {
        return new CloseableIterator<>() {
            @Override
            public boolean hasNext() {
                return files.hasNext();
            }

            @Override
            public FileStatus next() {
                return files.next();
            }

            @Override
            public void close() {}
        };
    }
}
