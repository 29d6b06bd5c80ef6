package dev.onramp.reconcile.archive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveObjectTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "raw/t/dt=2026-01-31/my-topic-12-00000000000000000017-00000000000000000116.ndjson.gz",
                "t/dt=2026-01-31/t-0-00000000000000000017-00000000000000000116-merged-0123456789abcdef.ndjson.gz",
                "raw/t/dt=2026-01-31/archive-t-1-2026-01-31-23-59-58-5b1e1a52-7d4b-4b43-a9d3-8d4f0e5a6a11.gz"
            })
    void knowsTheNamesOfTheContract(String key) {
        assertThat(ArchiveObject.isOne(key)).isTrue();
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
        assertThat(ArchiveObject.isOne(key)).isFalse();
    }
}
