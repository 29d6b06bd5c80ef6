package dev.onramp.transform;

import dev.onramp.config.OnrampException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the receipt of one invocation together and tells the log what went wrong; no payloads. Not thread-safe. */
final class ReceiptBuilder {
    private static final Logger LOG = LoggerFactory.getLogger(Transform.class);

    private final List<PartitionReceipt> done = new ArrayList<>();
    private final List<PartitionFailure> failures = new ArrayList<>();
    private final List<OnrampException> reasons = new ArrayList<>();

    /** @param index of the first record that is not done */
    void failed(PartitionBatch batch, int index, OnrampException why) {
        failures.add(new PartitionFailure(
                batch.topic(), batch.partition(), batch.records().get(index).offset()));
        reasons.add(why);
    }

    /** @param failed why records of the whole invocation are not done */
    void worked(PartitionWork work, Map<RawRecord, OnrampException> failed) {
        List<RawRecord> records = work.batch().records();
        int end = records.size();
        for (int index = 0; index < end && !failed.isEmpty(); index++) {
            @Nullable OnrampException why = failed.get(records.get(index));
            if (why != null) {
                failed(work.batch(), index, why);
                end = index;
            }
        }
        work.receipt(end).ifPresent(done::add);
        if (!work.rejections().isEmpty()) {
            LOG.warn(
                    "{}-{} offsets {} to {}: dead-lettered by error id {}",
                    work.batch().topic(),
                    work.batch().partition(),
                    work.batch().first().offset(),
                    work.batch().last().offset(),
                    work.rejections());
        }
    }

    /** @throws OnrampException the first failure, when nothing is done */
    Receipt build() {
        if (done.isEmpty() && !reasons.isEmpty()) {
            throw reasons.get(0);
        }
        for (int i = 0; i < failures.size(); i++) {
            PartitionFailure failure = failures.get(i);
            LOG.warn(
                    "{}-{} is not done from offset {} on, while others are: {}",
                    failure.topic(),
                    failure.partition(),
                    failure.offset(),
                    reasons.get(i).errorId());
        }
        return new Receipt(done, failures);
    }
}
