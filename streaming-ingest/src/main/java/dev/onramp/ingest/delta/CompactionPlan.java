package dev.onramp.ingest.delta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.delta.actions.AddFile;

/**
 * Which small files of a table are written together, and in which groups: neighbours in the table's order, so that what comes out holds a narrow
 * range of it. Pure.
 *
 * @param bins each a new file in the place of some; never of one file alone
 */
record CompactionPlan(List<List<Candidate>> bins) {
    private static final ObjectMapper JSON = new ObjectMapper();

    CompactionPlan {
        bins = bins.stream().map(List::copyOf).toList();
    }

    /**
     * How large files shall be.
     *
     * @param bytes of a file that is written anew, at most; half as large and it is left alone
     * @param rows the same in rows
     * @param minFiles small files that must have gathered
     */
    record Limits(long bytes, long rows, int minFiles) {
        Limits {
            if (bytes < 1 || rows < 1 || minFiles < 2) {
                throw new IllegalArgumentException("no limits: " + bytes + " bytes, " + rows + " rows, " + minFiles);
            }
        }
    }

    /**
     * A file of the table.
     *
     * @param rows 0 when it is not known
     * @param lowest the lowest value of the column by which the table is ordered; empty when it is not known
     */
    record Candidate(AddFile file, long rows, String lowest) {
        static Candidate of(AddFile file, String orderColumn) {
            if (file.stats() == null || file.stats().isEmpty()) {
                return new Candidate(file, 0, "");
            }
            try {
                JsonNode statistics = JSON.readTree(file.stats());
                return new Candidate(
                        file,
                        statistics.path("numRecords").asLong(0),
                        statistics.path("minValues").path(orderColumn).asText());
            } catch (IOException e) {
                // Statistics only say which files are neighbours.
                return new Candidate(file, 0, "");
            }
        }
    }

    static CompactionPlan of(List<Candidate> files, Limits limits) {
        List<Candidate> small = files.stream()
                .filter(each -> each.file().size() * 2 < limits.bytes() && each.rows() * 2 < limits.rows())
                .sorted(Comparator.comparing(Candidate::lowest)
                        .thenComparing(each -> each.file().path()))
                .toList();
        List<List<Candidate>> bins = new ArrayList<>();
        if (small.size() >= limits.minFiles()) {
            List<Candidate> bin = new ArrayList<>();
            long bytes = 0;
            long rows = 0;
            for (Candidate each : small) {
                if (bytes + each.file().size() > limits.bytes() || rows + each.rows() > limits.rows()) {
                    bins.add(bin);
                    bin = new ArrayList<>();
                    bytes = 0;
                    rows = 0;
                }
                bin.add(each);
                bytes += each.file().size();
                rows += each.rows();
            }
            bins.add(bin);
        }
        return new CompactionPlan(bins.stream().filter(each -> each.size() > 1).toList());
    }

    /** Files that it replaces. */
    int files() {
        return bins.stream().mapToInt(List::size).sum();
    }
}
