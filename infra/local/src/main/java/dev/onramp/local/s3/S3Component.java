package dev.onramp.local.s3;

import com.typesafe.config.Config;
import dev.onramp.config.Settings;
import dev.onramp.local.Service;
import dev.onramp.local.StackListener;
import dev.onramp.local.component.Command;
import dev.onramp.local.component.Component;
import dev.onramp.local.component.JavaProgram;
import dev.onramp.local.component.PortWish;
import dev.onramp.local.component.Site;
import dev.onramp.local.data.AtomicFile;
import dev.onramp.local.data.LoopbackPort;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;

/** S3 over a folder of plain files, with signatures checked. */
public final class S3Component implements Component {
    private static final String PORT = "s3";
    private static final String MAIN = "dev.onramp.local.server.s3.S3Main";

    @Override
    public Service service() {
        return Service.S3;
    }

    @Override
    public List<PortWish> ports(Settings settings) {
        return List.of(new PortWish(PORT, settings.section("local").getInt("ports.s3")));
    }

    @Override
    public Command prepare(Site site, StackListener listener) throws IOException {
        Path data = Files.createDirectories(site.stateDir(Service.S3));
        Properties properties = new Properties();
        properties.setProperty("endpoint", "http://127.0.0.1:" + site.port(PORT));
        properties.setProperty("access-key", site.section("s3").getString("access-key"));
        properties.setProperty("secret-key", site.section("s3").getString("secret-key"));
        properties.setProperty("data-dir", data.toString());
        StringWriter text = new StringWriter();
        properties.store(text, null);
        Path file = site.runDir().resolve("s3.properties");
        AtomicFile.write(file, text.toString());
        return new JavaProgram(
                        JavaProgram.thisJavaHome(),
                        JavaProgram.moduleClassPath(site.home(), "infra/local-servers"),
                        List.of(
                                "-Xmx" + site.heap("s3"),
                                "-Xmn16m",
                                "-XX:TieredStopAtLevel=1",
                                "-XX:ReservedCodeCacheSize=32m"),
                        MAIN,
                        List.of(file.toString()))
                .command(site, Service.S3);
    }

    @Override
    public void probe(Site site) throws IOException {
        LoopbackPort.requireListening(site.port(PORT));
        try (S3Client client = client(site)) {
            client.listBuckets();
        }
    }

    @Override
    public void provision(Site site) {
        try (S3Client client = client(site)) {
            Set<String> existing =
                    client.listBuckets().buckets().stream().map(Bucket::name).collect(Collectors.toSet());
            for (String bucket : Set.of(
                    site.section("archive").getString("bucket"),
                    site.section("lake").getString("bucket"))) {
                if (!existing.contains(bucket)) {
                    client.createBucket(request -> request.bucket(bucket));
                }
            }
        }
    }

    @Override
    public Map<String, String> endpoints(Settings settings, Map<String, Integer> ports) {
        return Map.of("s3.endpoint", "http://127.0.0.1:" + ports.get(PORT));
    }

    @Override
    public Map<String, String> connection(Site site) {
        Config s3 = site.section("s3");
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("endpoint", s3.getString("endpoint"));
        facts.put("region", s3.getString("region"));
        facts.put("access_key", s3.getString("access-key"));
        facts.put("secret_key", s3.getString("secret-key"));
        facts.put("archive_bucket", site.section("archive").getString("bucket"));
        facts.put("lake_bucket", site.section("lake").getString("bucket"));
        return facts;
    }

    private static S3Client client(Site site) {
        Config s3 = site.section("s3");
        return S3Client.builder()
                .endpointOverride(URI.create(s3.getString("endpoint")))
                .region(Region.of(s3.getString("region")))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(s3.getString("access-key"), s3.getString("secret-key"))))
                .forcePathStyle(true)
                .httpClient(UrlConnectionHttpClient.builder()
                        .connectionTimeout(Duration.ofSeconds(2))
                        .socketTimeout(Duration.ofSeconds(10))
                        .build())
                .build();
    }
}
