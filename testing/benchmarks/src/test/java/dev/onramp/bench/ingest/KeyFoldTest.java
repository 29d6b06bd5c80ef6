package dev.onramp.bench.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class KeyFoldTest {
    private record Last(long sequence, boolean delete, long row) {}

    @Test
    void keepsTheNewestChangeOfEachKeyInWhateverOrderTheyCome() {
        SplittableRandom random = new SplittableRandom(7);
        KeyFold fold = new KeyFold();
        Map<Long, Last> plain = new HashMap<>();
        for (int i = 0; i < 50_000; i++) {
            long key = random.nextLong(5_000) * 1_000_003;
            Last change = new Last(random.nextLong(1_000_000), random.nextInt(10) == 0, random.nextLong());
            fold.apply(key, change.sequence(), change.delete(), change.row());
            plain.merge(key, change, (old, young) -> old.sequence() >= young.sequence() ? old : young);
        }
        RowHashes expected = new RowHashes();
        plain.values().stream().filter(each -> !each.delete()).forEach(each -> expected.add(each.row()));

        assertThat(expected.against(fold.rows())).matches(RowHashes.Difference::isNone);
        assertThat(expected.size()).isPositive();
    }
}
