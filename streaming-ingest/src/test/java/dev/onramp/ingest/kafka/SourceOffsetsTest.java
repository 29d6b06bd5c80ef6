package dev.onramp.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class SourceOffsetsTest {
    @Test
    void readsWhatSparkReports() {
        assertThat(SourceOffsets.parse("{\"customer\":{\"0\":17,\"1\":0}}"))
                .isEqualTo(Map.of(new TopicPartition("customer", 0), 17L, new TopicPartition("customer", 1), 0L));
    }

    @Test
    void refusesAnotherForm() {
        assertThatThrownBy(() -> SourceOffsets.parse("[17]")).hasMessageContaining("[17]");
    }
}
