package dev.onramp.local.trino;

import dev.onramp.local.StackListener;
import dev.onramp.local.component.TarArchive;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** The part of Trino's archive that serves Delta tables from S3, and sample tables: the server's own jars and two plugins, unpacked once into the cache. */
final class TrinoServer {
    /** Clients of other clouds, of Hadoop and of caches, more than half of the size. */
    private static final Pattern NOT_NEEDED = Pattern.compile(".*/("
            + "com\\.azure_|com\\.microsoft\\.azure_|com\\.google\\.cloud|com\\.google\\.api\\.grpc|io\\.grpc_|org\\.alluxio|"
            + ".*rocksdb|.*trino-filesystem-(azure|alluxio|cache-alluxio)).*");

    private static final String PLUGIN = "plugin/delta-lake/";
    /** Sample tables; 300 kB beside what is there. */
    private static final String TPCH = "plugin/tpch/";
    /** Counted up when something else is kept, so that what an older version of us unpacked is not taken for it. */
    private static final String KEPT = "2";
    /** The file system that the catalog turns off. */
    private static final String HADOOP = PLUGIN + "hdfs/";

    private final Path folder;

    private TrinoServer(Path folder) {
        this.folder = folder;
    }

    /** @throws dev.onramp.config.OnrampException ONR-L020 when the archive cannot be fetched */
    static TrinoServer unpacked(Path cache, Path log, StackListener listener) throws IOException, InterruptedException {
        Path folder = cache.resolve("trino-" + TrinoArchive.VERSION + "-" + KEPT);
        if (!Files.isDirectory(folder)) {
            Path archive = TrinoArchive.fetched(log, listener);
            TrinoArchive.requireUndamaged(archive, listener);
            try (InputStream in = new ToldStream(
                            new BufferedInputStream(Files.newInputStream(archive), 1 << 20), "unpack", listener);
                    InputStream tar = new GZIPInputStream(in, 1 << 16)) {
                TarArchive.unpack(tar, folder, TrinoServer::kept);
            }
        }
        return new TrinoServer(folder);
    }

    Path jars() {
        return folder.resolve("lib");
    }

    Path plugins() {
        return folder.resolve("plugin");
    }

    /** The path in the archive to the path below the folder; empty for what is left out. */
    static String kept(String entry) {
        String path = entry.substring(entry.indexOf('/') + 1);
        if (NOT_NEEDED.matcher(path).matches()) {
            return "";
        }
        if (path.startsWith(HADOOP)) {
            return TarArchive.SPARE + path;
        }
        if (path.startsWith("lib/") || path.startsWith(PLUGIN) || path.startsWith(TPCH)) {
            return path;
        }
        // The archive holds a jar once, where it comes first, and hard links to it elsewhere.
        return path.startsWith("plugin/") && path.compareTo(PLUGIN) < 0 ? TarArchive.SPARE + path : "";
    }
}
