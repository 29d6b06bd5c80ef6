package dev.onramp.local.server.s3;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** Serves S3 from a folder until it is told to end: objects are files, signatures are checked, conditional writes are atomic. */
public final class S3Main {
    private static final int THREADS = 32;

    private S3Main() {}

    /** @param args a properties file with endpoint, access-key, secret-key and data-dir */
    public static void main(String[] args) throws Exception {
        if (args.length != 1) {
            System.err.println("usage: S3Main PROPERTIES-FILE");
            System.exit(2);
        }
        Properties properties = read(Path.of(args[0]));
        String accessKey = properties.getProperty("access-key");
        String secretKey = properties.getProperty("secret-key");
        BlobStore store = new FilesystemNio2BlobStore(properties.getProperty("data-dir"));
        S3Proxy server = S3Proxy.builder()
                .endpoint(URI.create(properties.getProperty("endpoint")))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, accessKey, secretKey)
                .blobStore(store)
                .ignoreUnknownHeaders(true)
                .jettyMaxThreads(THREADS)
                .build();
        WholeRequests.of(server);
        server.start();
    }

    private static Properties read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }
}
