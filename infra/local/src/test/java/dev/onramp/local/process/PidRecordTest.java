package dev.onramp.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PidRecordTest {
    @Test
    void comesBackFromItsText() {
        PidRecord written = new PidRecord(
                new ProcessIdentity(4711, "boot/123"), Map.of("kafka.bootstrap-servers", "127.0.0.1:9092"));

        assertThat(PidRecord.parse(written.toJson())).hasValue(written);
    }

    @Test
    void isNotMadeFromHalfAText() {
        assertThat(PidRecord.parse("{\"pid\":4711,\"born\":\"bo")).isEmpty();
        assertThat(PidRecord.parse("{\"pid\":4711}")).isEmpty();
        assertThat(PidRecord.parse("")).isEmpty();
    }
}
