package dev.onramp.forwarder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.forwarder.ReplyVerdict.Accounted;
import dev.onramp.forwarder.ReplyVerdict.Unaccounted;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountingTest {
    private static final Slice A = new Slice(new RawPartition("raw_a", 0), 17, 116, 100);
    private static final Slice B = new Slice(new RawPartition("raw_b", 3), 0, 4, 3);
    private static final String RIGHT = Accountant.reply(List.of(A, B), slice -> "");

    @Test
    void takesAReplyThatNamesExactlyWhatWasSentInAnyOrder() {
        assertThat(check(RIGHT)).isEqualTo(new Accounted(103, 0, 0, 206, Map.of()));
        assertThat(check(Accountant.reply(List.of(B, A), slice -> ",\"more\":{}")))
                .isEqualTo(new Accounted(103, 0, 0, 206, Map.of()));
        assertThat(check(RIGHT.replace("\"mapped\":100,\"deadLettered\":0", "\"mapped\":98,\"deadLettered\":2")))
                .isEqualTo(new Accounted(101, 2, 0, 206, Map.of()));
        assertThat(check(RIGHT.replace(
                        "\"mapped\":100,\"deadLettered\":0", "\"mapped\":95,\"deadLettered\":2,\"skipped\":3")))
                .isEqualTo(new Accounted(98, 2, 3, 206, Map.of()));
    }

    @Test
    void takesAReplyThatDoesPartOfAPartitionAndNothingOfAnother() {
        String partly = "{\"batchItemFailures\":[" + item("raw_a-0", 27) + "," + item("raw_a-0", 37) + ","
                + item("raw_b-3", 0) + "],\"partitions\":[{\"topic\":\"raw_a\",\"partition\":0,\"firstOffset\":17,"
                + "\"lastOffset\":26,\"records\":10,\"mapped\":10,\"deadLettered\":0,\"events\":3}]}";
        assertThat(check(partly)).isEqualTo(new Accounted(10, 0, 0, 3, Map.of(A.partition(), 27L, B.partition(), 0L)));
        assertThat(check(partly.replace(":27", ":28")))
                .as("accounts for less than what it says is done")
                .isInstanceOf(Unaccounted.class);
        assertThat(check(partly.replace(item("raw_b-3", 0), item("raw_b-3", 2))))
                .as("silent about a record that it says is done")
                .isInstanceOf(Unaccounted.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"itemIdentifier\":{\"partition\":\"raw_c-0\",\"offset\":17}}",
                "{\"itemIdentifier\":{\"partition\":\"raw_a-0\",\"offset\":117}}",
                "{\"itemIdentifier\":{\"partition\":\"raw_b-3\",\"offset\":1}}",
                "{\"itemIdentifier\":{\"partition\":\"raw_a-0\",\"offset\":\"17\"}}",
                "{\"itemIdentifier\":{\"partition\":0,\"offset\":17}}",
                "{\"itemIdentifier\":\"raw_a-0-17\"}",
                "{}",
                "7"
            })
    void refusesAFailedItemThatWasNotSent(String item) {
        assertThat(check(RIGHT.replace("\"batchItemFailures\":[]", "\"batchItemFailures\":[" + item + "]")))
                .isInstanceOf(Unaccounted.class);
    }

    private static String item(String partition, long offset) {
        return "{\"itemIdentifier\":{\"partition\":\"%s\",\"offset\":%d}}".formatted(partition, offset);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"firstOffset\":17 | \"firstOffset\":16",
                "\"lastOffset\":116 | \"lastOffset\":115",
                "\"records\":100,\"mapped\":100 | \"records\":99,\"mapped\":99",
                "\"mapped\":100 | \"mapped\":99",
                "\"mapped\":100,\"deadLettered\":0 | \"mapped\":101,\"deadLettered\":-1",
                "\"deadLettered\":0 | \"deadLettered\":0,\"skipped\":1",
                "\"mapped\":100 | \"mapped\":101,\"skipped\":-1",
                "\"mapped\":100 | \"mapped\":100,\"skipped\":null",
                "\"mapped\":100 | \"mapped\":\"100\"",
                "\"mapped\":100 | \"mapped\":100.0",
                "\"partition\":0 | \"partition\":1",
                "\"topic\":\"raw_a\" | \"topic\":\"raw_b\"",
                "\"topic\":\"raw_a\" | \"topics\":\"raw_a\"",
                "\"batchItemFailures\":[] | \"batchItemFailures\":[{\"itemIdentifier\":\"x\"}]",
                "\"batchItemFailures\":[] | \"batchItemFailures\":null",
                "\"batchItemFailures\":[], | ''",
                "\"partitions\": | \"partition\":",
                "]} | ]}]",
            })
    void refusesAReplyWithOneThingWrong(String right, String wrong) {
        assertThat(RIGHT).contains(right);
        assertThat(check(RIGHT.replace(right, wrong))).isInstanceOf(Unaccounted.class);
    }

    @Test
    void refusesAReplyThatIsSilentAboutAPartitionOrNamesOneTwiceOrTooMany() {
        assertThat(check(Accountant.reply(List.of(A), slice -> "")))
                .isEqualTo(new Unaccounted("the reply is silent about [raw_b-3[0..4]]"));
        assertThat(check(Accountant.reply(List.of(A, A, B), slice -> ""))).isInstanceOf(Unaccounted.class);
        Slice never = new Slice(new RawPartition("raw_c", 0), 1, 1, 1);
        assertThat(check(Accountant.reply(List.of(A, B, never), slice -> "")))
                .isEqualTo(new Unaccounted("the reply names raw_c-0, which was not sent or is named twice"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", "[]", "7", "{", "{}", "\"done\"", "{\"partitions\":[],\"batchItemFailures\":[]}"})
    void refusesWhatIsNoReplyAtAll(String reply) {
        assertThat(check(reply)).isInstanceOf(Unaccounted.class);
    }

    @Test
    void neverQuotesAReplyThatIsNotJson() {
        assertThat(((Unaccounted) check("{\"pin\": 1234 secret")).why())
                .doesNotContain("1234")
                .doesNotContain("secret");
    }

    private static ReplyVerdict check(String reply) {
        return Accounting.check(List.of(section(A, 1), section(B, 2)), Raw.utf8(reply));
    }

    private static PayloadFormat.Section section(Slice slice, int step) {
        List<RawRecord> records = LongStream.range(0, slice.records())
                .mapToObj(i -> Raw.record(slice.partition(), slice.firstOffset() + i * step))
                .toList();
        return new PayloadFormat.Section(slice.partition(), new byte[0], records);
    }
}
