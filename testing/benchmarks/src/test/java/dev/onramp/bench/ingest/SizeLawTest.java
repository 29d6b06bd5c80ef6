package dev.onramp.bench.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SizeLawTest {
    @Test
    void fitsTheExponentOfAPowerLaw() {
        List<SizeLaw.Point> points = LongStream.of(100_000, 1_000_000, 10_000_000)
                .mapToObj(rows -> new SizeLaw.Point(Peer.ONRAMP, rows, 3 * Math.pow(rows, 0.4), 1, 0, 0, 0))
                .toList();

        assertThat(SizeLaw.exponent(points, SizeLaw.Point::cpuSeconds)).isCloseTo(0.4, within(1e-9));
        assertThat(SizeLaw.exponent(points, SizeLaw.Point::wallSeconds)).isCloseTo(0, within(1e-9));
    }

    @Test
    void quantilesAreOnesThatWereMeasured() {
        double[] waits = {1, 2, 3, 4, 100};

        assertThat(Freshness.quantile(waits, 0.5)).isEqualTo(4);
        assertThat(Freshness.quantile(waits, 0.99)).isEqualTo(100);
    }
}
