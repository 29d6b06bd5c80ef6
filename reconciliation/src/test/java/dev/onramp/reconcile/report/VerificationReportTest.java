package dev.onramp.reconcile.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onramp.reconcile.report.Difference.Kind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerificationReportTest {
    private static final Check GOOD = new Check("delta customer", 5, 5, 0, 0, 0, List.of(), List.of());
    private static final Check BAD = new Check(
            "postgres customer",
            5,
            4,
            1,
            0,
            1,
            List.of(new Difference(Kind.DIFFERENT, "7", "status", "'Active'", "'Closed'")),
            List.of("look twice"));
    private static final PipelineLag LAG = new PipelineLag(List.of(
            new PipelineLag.PartitionLag("g", "t", 0, 10, 7), new PipelineLag.PartitionLag("h", "t", 0, 10, 12)));

    @Test
    void printsATableTheDifferencesTheAccountsAndTheVerdict() {
        VerificationReport report = new VerificationReport(
                Verdict.DIFFERENCES,
                List.of(GOOD, BAD),
                List.of(new PartitionAccount("raw_table_cust", 0, 9, 5, 2, 1, 1, 0, 0)),
                new PipelineLag(List.of()),
                List.of("trino"),
                Duration.ofMillis(1_260));
        assertThat(report.text()).isEqualTo("""
                        check              expected  actual  missing  extra  different
                        delta customer            5       5        0      0          0       ok
                        postgres customer         5       4        1      0          1  DIFFERS

                        postgres customer: 7, status: expected 'Active', found 'Closed'
                        postgres customer: 1 more
                        postgres customer: note: look twice

                        partition         input  applied  superseded  duplicate  dead-lettered  skipped  unexplained
                        raw_table_cust-0      9        5           2          1              1        0            0  ok

                        left out: trino
                        differences found (1.3 s)
                        """);
        assertThat(report.verified()).isFalse();
        assertThat(report.verdict().exitCode()).isEqualTo(3);
    }

    @Test
    void saysHowMuchIsLeftWhenThePipelineHasNotCaughtUp() {
        VerificationReport report = new VerificationReport(
                Verdict.NOT_CAUGHT_UP, List.of(), List.of(), LAG, List.of(), Duration.ofSeconds(2));
        assertThat(report.text()).isEqualTo("not caught up: 3 records before the consumers (g 3, h 0) (2.0 s)\n");
        assertThat(report.verdict().exitCode()).isEqualTo(1);
    }

    @Test
    void becomesJsonAsItIs() throws Exception {
        VerificationReport report = new VerificationReport(
                Verdict.AGREES,
                List.of(GOOD),
                List.of(new PartitionAccount("t", 0, 9, 5, 2, 1, 1, 0, 1)),
                LAG,
                List.of(),
                Duration.ofMillis(1_500));
        assertThat(new ObjectMapper().writeValueAsString(report.asMap()))
                .startsWith(
                        "{\"verdict\":\"agrees\",\"verified\":true,\"seconds\":1.5,\"checks\":[{\"name\":\"delta customer\"")
                .contains("\"unexplained\":1,\"balances\":false")
                .contains("{\"group\":\"g\",\"topic\":\"t\",\"partition\":0,\"end\":10,\"committed\":7,\"lag\":3}");
        assertThat(report.verdict().exitCode()).isZero();
    }

    @Test
    void anAccountBalancesOnlyWhenItsClassesAddUp() {
        assertThat(new PartitionAccount("t", 0, 9, 5, 2, 1, 1, 0, 0).balances()).isTrue();
        assertThat(new PartitionAccount("t", 0, 11, 5, 2, 1, 1, 2, 0).balances())
                .isTrue();
        assertThat(new PartitionAccount("t", 0, 10, 5, 2, 1, 1, 0, 0).balances())
                .isFalse();
    }
}
