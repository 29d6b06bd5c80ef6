package dev.onramp.reconcile.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.reconcile.fold.RawPartition;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveObjectTest {

    @Test
    void readsTheNameOfTheContract() {
        String key = "raw/t/dt=2026-01-31/my-topic-12-00000000000000000017-00000000000000000116.ndjson.gz";
        assertThat(ArchiveObject.of(key))
                .isEqualTo(Optional.of(new ArchiveObject(key, new RawPartition("my-topic", 12), 17, 116)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "raw/t/dt=2026-01-31/t-0-17-116.ndjson.gz",
                "raw/t/dt=2026-01-31/t-0-00000000000000000017-00000000000000000116.ndjson",
                "raw/t/t-0-00000000000000000017-00000000000000000116.ndjson.gz",
                "raw/t/dt=2026-01-31/t-0-99999999999999999999-99999999999999999999.ndjson.gz",
                "raw/t/dt=2026-01-31/"
            })
    void leavesOtherObjectsAlone(String key) {
        assertThat(ArchiveObject.of(key)).isEmpty();
    }
}
