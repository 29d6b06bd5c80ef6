package dev.onramp.bench.onramp;

import dev.onramp.bench.Sample;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a million changes would cost on AWS, modelled from what one run counted: the function's time as measured here, as if it had the memory of the prices.
 * The archive is stored directly or through Firehose, so there are two totals.
 *
 * @param firehose with as many changes packed into a record as one invocation brings of a partition
 */
record Cost(double lambdaDuration, double lambdaRequests, double s3Puts, double firehose) {
    static Cost of(Sample run, Prices prices) {
        double millions = run.rows() / 1e6;
        double gigabyteSeconds = run.count(Counts.BILLED_MILLIS) / 1e3 * prices.lambdaMemoryMb() / 1024;
        return new Cost(
                gigabyteSeconds * prices.lambdaGigabyteSecond() / millions,
                run.count(Counts.INVOCATIONS) / 1e6 * prices.lambdaMillionRequests() / millions,
                run.count(Counts.ARCHIVE_OBJECTS) / 1e3 * prices.s3ThousandPuts() / millions,
                run.count(Counts.FIREHOSE_BYTES) / 1e9 * prices.firehoseGigabyte() / millions);
    }

    double withS3() {
        return lambdaDuration + lambdaRequests + s3Puts;
    }

    double withFirehose() {
        return lambdaDuration + lambdaRequests + firehose;
    }

    /** For JSON. */
    Map<String, Double> toMap() {
        Map<String, Double> map = new LinkedHashMap<>();
        map.put("lambda_duration", lambdaDuration);
        map.put("lambda_requests", lambdaRequests);
        map.put("s3_puts", s3Puts);
        map.put("firehose", firehose);
        map.put("total_with_s3", withS3());
        map.put("total_with_firehose", withFirehose());
        return map;
    }
}
