package dev.onramp.local.kafka;

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
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;

/** One Kafka broker that is its own controller. */
public final class KafkaComponent implements Component {
    private static final String PORT = "kafka";
    private static final String CONTROLLER_PORT = "kafka-controller";
    private static final String MAIN = "dev.onramp.local.server.kafka.KafkaMain";

    @Override
    public Service service() {
        return Service.KAFKA;
    }

    @Override
    public List<PortWish> ports(Settings settings) {
        int port = settings.section("local").getInt("ports.kafka");
        return List.of(new PortWish(PORT, port), new PortWish(CONTROLLER_PORT, port + 1));
    }

    @Override
    public Command prepare(Site site, StackListener listener) throws IOException {
        Path properties = site.runDir().resolve("kafka.properties");
        AtomicFile.write(
                properties,
                KafkaProperties.text(
                        site.port(PORT),
                        site.port(CONTROLLER_PORT),
                        site.stateDir(Service.KAFKA),
                        site.section("kafka").getInt("max-message-bytes")));
        return new JavaProgram(
                        JavaProgram.thisJavaHome(),
                        JavaProgram.moduleClassPath(site.home(), "infra/local-servers"),
                        List.of(
                                "-Xmx" + site.heap("kafka"),
                                "-Xmn32m",
                                "-XX:TieredStopAtLevel=1",
                                "-XX:ReservedCodeCacheSize=48m"),
                        MAIN,
                        List.of(properties.toString()))
                .command(site, Service.KAFKA);
    }

    @Override
    public void probe(Site site) throws Exception {
        LoopbackPort.requireListening(site.port(PORT));
        try (Admin admin = KafkaAdmin.open(site)) {
            if (admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).isEmpty()) {
                throw new IOException("the cluster has no broker yet");
            }
            admin.listTopics().names().get(5, TimeUnit.SECONDS);
        }
    }

    @Override
    public void provision(Site site) throws Exception {
        try (Admin admin = KafkaAdmin.open(site)) {
            KafkaTopics.create(admin, KafkaTopics.ofModel(site));
        }
    }

    @Override
    public Map<String, String> endpoints(Settings settings, Map<String, Integer> ports) {
        return Map.of("kafka.bootstrap-servers", "127.0.0.1:" + ports.get(PORT));
    }

    @Override
    public Map<String, String> connection(Site site) {
        return Map.of("bootstrap_servers", site.section("kafka").getString("bootstrap-servers"));
    }
}
