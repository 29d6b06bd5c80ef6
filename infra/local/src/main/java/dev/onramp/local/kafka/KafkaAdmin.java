package dev.onramp.local.kafka;

import dev.onramp.local.component.Site;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Connects to the local broker as its administrator. */
final class KafkaAdmin {
    private KafkaAdmin() {}

    /** The caller closes it. */
    static Admin open(Site site) {
        return Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                site.section("kafka").getString("bootstrap-servers"),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                5_000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                5_000,
                AdminClientConfig.ENABLE_METRICS_PUSH_CONFIG,
                false));
    }
}
