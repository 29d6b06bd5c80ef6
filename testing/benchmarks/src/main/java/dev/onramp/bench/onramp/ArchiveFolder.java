package dev.onramp.bench.onramp;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * What a run has archived, as the local S3 service keeps it.
 *
 * @param objects how many
 * @param bytes as stored
 * @param firehoseBytes what Firehose would bill if each object were its records: bytes before compression, in whole steps
 */
record ArchiveFolder(long objects, long bytes, long firehoseBytes) {
    /** @param prefix of the run's archive */
    static ArchiveFolder of(Path folder, String prefix, long step) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(path -> path.toString().endsWith(".ndjson.gz")
                            && path.toString().contains("/" + prefix + "/"))
                    .toList();
        }
        long bytes = 0;
        long billed = 0;
        for (Path each : files) {
            bytes += Files.size(each);
            billed += (plainBytes(each) + step - 1) / step * step;
        }
        return new ArchiveFolder(files.size(), bytes, billed);
    }

    private static long plainBytes(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file)), 1 << 16)) {
            return in.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }
}
