package dev.onramp.ingest.delta;

import dev.onramp.ingest.CrashPoint;
import io.delta.storage.HadoopFileSystemLogStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.util.Arrays;
import java.util.Iterator;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.s3a.RemoteFileChangedException;

/**
 * Delta's log on S3 with any number of writers: a commit is a PUT with {@code If-None-Match: *}, so that S3 itself lets exactly one of
 * them have a version. Delta's own store for S3 guards against writers in the same process only and loses commits between two.
 *
 * <p>When S3 says that the object exists, it is read back: with our very bytes it is our own commit, whose reply was lost; with
 * others the version is taken. A write that fails half way is aborted, since closing it would publish a part. Needs Hadoop 3.4.2 or newer
 * and a store that honours the condition. Thread-safe.
 */
public final class ConditionalS3LogStore extends HadoopFileSystemLogStore {
    private static final String CONDITIONAL = "fs.option.create.conditional.overwrite";

    /** Called by Delta. */
    public ConditionalS3LogStore(Configuration configuration) {
        super(configuration);
    }

    /**
     * @throws FileAlreadyExistsException when the file is there with other contents and {@code overwrite} is false
     * @throws IOException when it is not known whether the write landed
     */
    @Override
    public void write(Path path, Iterator<String> actions, Boolean overwrite, Configuration configuration)
            throws IOException {
        StringBuilder text = new StringBuilder();
        actions.forEachRemaining(action -> text.append(action).append('\n'));
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        FileSystem files = path.getFileSystem(configuration);
        try {
            put(open(files, path, overwrite), bytes);
            CrashPoint.LAKE_LOG_WRITTEN.passed();
        } catch (RemoteFileChangedException | org.apache.hadoop.fs.FileAlreadyExistsException taken) {
            if (!Arrays.equals(bytes, contents(files, path))) {
                FileAlreadyExistsException exists = new FileAlreadyExistsException(path.toString());
                exists.initCause(taken);
                throw exists;
            }
        }
    }

    // The builder's own type parameter is not told by the method that makes it.
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static FSDataOutputStream open(FileSystem files, Path path, boolean overwrite) throws IOException {
        FSDataOutputStreamBuilder builder =
                files.createFile(path).overwrite(true).recursive();
        if (!overwrite) {
            builder.must(CONDITIONAL, true);
        }
        return (FSDataOutputStream) builder.build();
    }

    private static void put(FSDataOutputStream out, byte[] bytes) throws IOException {
        try {
            out.write(bytes);
        } catch (IOException | RuntimeException e) {
            out.abort();
            throw e;
        }
        out.close();
    }

    private static byte[] contents(FileSystem files, Path path) throws IOException {
        try (var in = files.open(path)) {
            return in.readAllBytes();
        }
    }

    /** S3 shows an object whole or not at all. */
    @Override
    public Boolean isPartialWriteVisible(Path path, Configuration configuration) {
        return false;
    }
}
