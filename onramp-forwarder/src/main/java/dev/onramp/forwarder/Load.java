package dev.onramp.forwarder;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A batch together with the records that it was made of, so that it can be made smaller. Immutable; the records are shared.
 *
 * @param sections the records of each partition, none empty, in the order of the batch
 */
record Load(List<PayloadFormat.Section> sections, Batch batch) {
    Load {
        sections = List.copyOf(sections);
        Objects.requireNonNull(batch, "batch");
    }

    int records() {
        return batch.records();
    }

    /** Two loads that hold these records in the same order; this one has more than one record. */
    List<Load> halves(PayloadFormat format) {
        int left = records() / 2;
        List<PayloadFormat.Section> first = new ArrayList<>();
        List<PayloadFormat.Section> second = new ArrayList<>();
        for (PayloadFormat.Section section : sections) {
            int size = section.records().size();
            int here = Math.min(left, size);
            if (here > 0) {
                first.add(section.part(0, here));
            }
            if (here < size) {
                second.add(section.part(here, size));
            }
            left -= here;
        }
        return List.of(format.load(first), format.load(second));
    }

    /** Without the records of a partition; empty when none is left. */
    Optional<Load> without(RawPartition partition, PayloadFormat format) {
        List<PayloadFormat.Section> rest = sections.stream()
                .filter(section -> !section.partition().equals(partition))
                .toList();
        if (rest.size() == sections.size()) {
            return Optional.of(this);
        }
        return rest.isEmpty() ? Optional.empty() : Optional.of(format.load(rest));
    }
}
