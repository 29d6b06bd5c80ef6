package dev.onramp.local.kafka;

import dev.onramp.local.component.Site;
import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Entity;
import dev.onramp.model.ModelLoader;
import dev.onramp.model.Source;
import dev.onramp.model.contract.Topics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** The topics that the model asks for. */
final class KafkaTopics {
    private static final short REPLICAS = 1;
    private static final int DEAD_LETTER_PARTITIONS = 1;

    private KafkaTopics() {}

    static List<NewTopic> ofModel(Site site) {
        CanonicalModel model = ModelLoader.load(site.settings().root().getString("onramp.model-dir"));
        int rawPartitions = site.section("kafka").getInt("raw-partitions");
        int canonicalPartitions = site.section("kafka").getInt("canonical-partitions");
        List<NewTopic> topics = new ArrayList<>();
        for (Source source : model.sources()) {
            String raw = Topics.raw(source.table());
            topics.add(new NewTopic(raw, rawPartitions, REPLICAS));
            topics.add(new NewTopic(Topics.deadLetters(raw), DEAD_LETTER_PARTITIONS, REPLICAS));
        }
        for (Entity entity : model.entities()) {
            topics.add(new NewTopic(Topics.canonical(entity.name()), canonicalPartitions, REPLICAS));
        }
        return topics;
    }

    /** Creates those that do not exist; others are left as they are. */
    static void create(Admin admin, Collection<NewTopic> topics) throws Exception {
        Set<String> existing = admin.listTopics().names().get(10, TimeUnit.SECONDS);
        List<NewTopic> missing =
                topics.stream().filter(each -> !existing.contains(each.name())).toList();
        for (var each : admin.createTopics(missing).values().values()) {
            try {
                each.get(20, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }
}
