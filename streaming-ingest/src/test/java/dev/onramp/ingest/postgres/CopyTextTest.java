package dev.onramp.ingest.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.ingest.CanonicalRecordParser;
import dev.onramp.ingest.ParsedRecord;
import dev.onramp.ingest.TestEntities;
import dev.onramp.ingest.TestRecord;
import dev.onramp.model.contract.Operation;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CopyTextTest {
    @Test
    void writesEveryTypeInTheOrderOfTheStagingTable() {
        String line = line(
                TestRecord.everything(
                        "r",
                        1,
                        7,
                        Operation.UPDATE,
                        "\"flag\":false,\"big\":2,\"ratio\":0.5,\"amount\":\"1.00\",\"born\":\"2000-02-29\","
                                + "\"seen\":\"2026-01-31T10:11:12.000001Z\",\"tags\":[\"a\"],\"address\":{\"city\":\"U\\\"\"}"));

        assertThat(line)
                .isEqualTo("r\t1\tfalse\t2\t0.5\t1.00\t2000-02-29\t2026-01-31T10:11:12.000001Z\t[\"a\"]\t"
                        + "{\"city\":\"U\\\\\"\"}\tupdate\t" + TestRecord.sequence(7)
                        + "\t2026-02-07T10:11:12.345000Z\traw_table_acct-0-7\t1\t{\"region\":\"r\",\"number\":1}\tf\n");
        assertThat(line.split("\t", -1)).hasSameSizeAs(PostgresMerge.stageColumns(TestEntities.EVERYTHING));
    }

    @Test
    void escapesWhatCopyWouldTakeForItsOwn() {
        assertThat(line(TestRecord.customer("7", 1, Operation.CREATE, "a\\\\b\\tc\\nd\\re\\\\N")))
                .startsWith("7\ta\\\\b\\tc\\nd\\re\\\\N\t\\N\tcreate\t");
    }

    @Test
    void marksADeletion() {
        assertThat(line(TestRecord.customer("7", 1, Operation.DELETE, "")))
                .startsWith("7\t\\N\t\\N\tdelete\t")
                .endsWith("\tt\n");
    }

    private static String line(TestRecord record) {
        var change = (ParsedRecord.Change) new CanonicalRecordParser(TestEntities.BOTH).parse(record.at(0, 0));
        return new String(CopyText.line(TestEntities.BOTH.get(change.entity()), change), StandardCharsets.UTF_8);
    }
}
