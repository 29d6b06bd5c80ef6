package dev.onramp.transform;

import static dev.onramp.transform.Fixtures.headers;
import static dev.onramp.transform.Fixtures.record;
import static dev.onramp.transform.Fixtures.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.onramp.config.OnrampException;
import dev.onramp.model.ModelLoader;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransformTest {
    private static final String ACCOUNT = "{\"acct_num\":\"1\",\"cust_num\":\"7\",\"status\":\"A\",\"pin\":\"98765\"}";
    private static final String BAD_ACCOUNT =
            "{\"acct_num\":\"2\",\"cust_num\":\"7\",\"status\":\"?\",\"pin\":\"98765\"}";

    private final FakeRawArchive archive = new FakeRawArchive();
    private final FakeCanonicalProducer producer = new FakeCanonicalProducer();
    private final Transform transform = new Transform(
            ModelLoader.loadDefault(), "key".getBytes(UTF_8), new ArchiveFormat("raw"), archive, producer);

    @Test
    void accountsForEveryRecordOfEveryBatch() {
        Receipt receipt = transform.apply(List.of(
                new PartitionBatch(
                        "raw_table_acct",
                        2,
                        List.of(record("raw_table_acct", 5, ACCOUNT), record("raw_table_acct", 7, BAD_ACCOUNT))),
                new PartitionBatch(
                        "raw_table_cust",
                        2,
                        List.of(record("raw_table_cust", 9, "{\"cust_num\":\"7\",\"status\":\"a\"}")))));

        assertThat(receipt.failures()).isEmpty();
        assertThat(receipt.done())
                .containsExactly(
                        new PartitionReceipt("raw_table_acct", 2, 5, 7, 2, 1, 1, 0, 1),
                        new PartitionReceipt("raw_table_cust", 2, 9, 9, 1, 1, 0, 0, 2));
        assertThat(archive.objects).hasSize(2);
        assertThat(producer.delivered)
                .extracting(Outgoing::topic)
                .containsExactly("account", "raw_table_acct.dlq", "individual", "customer");
    }

    @Test
    void pointsEventsAtTheirLineInTheArchive() {
        transform.apply(List.of(new PartitionBatch(
                "raw_table_acct",
                2,
                List.of(record("raw_table_acct", 5, BAD_ACCOUNT), record("raw_table_acct", 7, ACCOUNT)))));

        String object = archive.objects.keySet().iterator().next();
        assertThat(headers(producer.delivered.get(1))).contains(entry("ce_rawref", "s3://fake/" + object + "#2"));
    }

    @Test
    void sendsADeadLetterWithEverythingButTheSecret() {
        RawRecord bad = record(
                "raw_table_acct",
                7,
                BAD_ACCOUNT.getBytes(UTF_8),
                RecordHeader.ofText("traceparent", "x"),
                RecordHeader.ofText("onramp.error.id", "ONR-T999"));
        transform.apply(List.of(new PartitionBatch("raw_table_acct", 2, List.of(bad))));

        Outgoing letter = producer.delivered.get(0);
        assertThat(text(letter.value()))
                .startsWith("{\"acct_num\":\"2\",\"cust_num\":\"7\",\"status\":\"?\",\"pin\":\"hmac-sha256:")
                .doesNotContain("98765");
        assertThat(letter.key()).isEmpty();
        assertThat(letter.timestamp()).isEqualTo(Fixtures.TIMESTAMP);
        assertThat(letter.headers()).extracting(RecordHeader::name).doesNotHaveDuplicates();
        assertThat(headers(letter))
                .contains(
                        entry("traceparent", "x"),
                        entry("__connect.errors.topic", "raw_table_acct"),
                        entry("__connect.errors.partition", "2"),
                        entry("__connect.errors.offset", "7"),
                        entry("__connect.errors.connector.name", "canonical-transform"),
                        entry("__connect.errors.task.id", "0"),
                        entry("__connect.errors.stage", "TRANSFORMATION"),
                        entry("__connect.errors.class.name", "dev.onramp.transform.MappingEngine"),
                        entry("__connect.errors.exception.class.name", "dev.onramp.transform.Rejected"),
                        entry("__connect.errors.exception.message", "account.status: '?' is none of [N, A, C]"),
                        entry("onramp.error.id", "ONR-T109"),
                        entry("ce_dataid", "raw_table_acct-2-7"),
                        entry(
                                "ce_rawref",
                                "s3://fake/"
                                        + archive.objects.keySet().iterator().next() + "#1"));
    }

    @Test
    void replaysADeadLetterAsTheChangeThatItWasWithoutArchivingIt() {
        RawRecord raw = record("raw_table_acct", 7, ACCOUNT.getBytes(UTF_8), RecordHeader.ofText("ce_dataid", "d-1"));
        transform.apply(List.of(new PartitionBatch("raw_table_acct", 2, List.of(raw))));
        Outgoing first = producer.delivered.get(0);
        String rawRef = headers(first).get("ce_rawref");
        int archived = archive.objects.size();

        RawRecord letter = record(
                "raw_table_acct",
                7,
                ACCOUNT.getBytes(UTF_8),
                RecordHeader.ofText("ce_dataid", "d-1"),
                RecordHeader.ofText("ce_rawref", rawRef));
        Receipt receipt = transform.replay(List.of(new PartitionBatch("raw_table_acct", 2, List.of(letter))));

        assertThat(receipt.done()).containsExactly(new PartitionReceipt("raw_table_acct", 2, 7, 7, 1, 1, 0, 0, 1));
        assertThat(archive.objects).hasSize(archived);
        Outgoing again = producer.delivered.get(1);
        assertThat(headers(again)).isEqualTo(headers(first));
        assertThat(text(again.value())).isEqualTo(text(first.value()));
        Outgoing marker = producer.delivered.get(2);
        assertThat(marker.topic()).isEqualTo("raw_table_acct.dlq");
        assertThat(marker.value()).isEmpty();
        assertThat(headers(marker))
                .containsOnly(
                        entry("__connect.errors.topic", "raw_table_acct"),
                        entry("__connect.errors.partition", "2"),
                        entry("__connect.errors.offset", "7"),
                        entry("onramp.replayed", "mapped"),
                        entry("ce_mappingversion", "1"),
                        entry("ce_dataid", "d-1"));
    }

    @Test
    void makesADeadLetterAgainOfWhatIsRejectedAgain() {
        RawRecord letter = record(
                "raw_table_acct",
                7,
                BAD_ACCOUNT.getBytes(UTF_8),
                RecordHeader.ofText("onramp.error.id", "ONR-T106"),
                RecordHeader.ofText("ce_rawref", "s3://fake/object#3"));

        assertThat(transform
                        .replay(List.of(new PartitionBatch("raw_table_acct", 2, List.of(letter))))
                        .done())
                .containsExactly(new PartitionReceipt("raw_table_acct", 2, 7, 7, 1, 0, 1, 0, 0));
        assertThat(producer.delivered)
                .singleElement()
                .satisfies(each -> assertThat(headers(each))
                        .contains(entry("onramp.error.id", "ONR-T109"), entry("ce_rawref", "s3://fake/object#3")));
    }

    @Test
    void refusesToReplayWhatDoesNotSayWhereItIsArchived() {
        List<PartitionBatch> batches =
                List.of(new PartitionBatch("raw_table_acct", 2, List.of(record("raw_table_acct", 7, ACCOUNT))));

        assertThatThrownBy(() -> transform.replay(batches))
                .hasMessageContaining("ONR-T004")
                .hasMessageContaining("raw_table_acct-2-7");
        assertThat(producer.delivered).isEmpty();
    }

    @Test
    void producesNothingBeforeTheArchiveHasTheRecords() {
        archive.breakDown();

        assertThatThrownBy(() -> transform.apply(accounts())).hasMessageContaining("ONR-T002");
        assertThat(producer.delivered).isEmpty();
    }

    @Test
    void failsAsAWholeWhenTheBrokerDoesNotAnswerAndCanBeRepeated() {
        producer.breakDown();
        assertThatThrownBy(() -> transform.apply(accounts())).hasMessageContaining("ONR-T003");
        byte[] archived = archive.objects.values().iterator().next();

        producer.mend();
        transform.apply(accounts());

        assertThat(producer.delivered).hasSize(1);
        assertThat(archive.objects).hasSize(1);
        assertThat(archive.objects.values().iterator().next()).isEqualTo(archived);
    }

    @Test
    void failsAsAWholeOnATopicThatTheModelDoesNotHave() {
        List<PartitionBatch> batches =
                List.of(accounts().get(0), new PartitionBatch("other", 2, List.of(record("other", 1, "{}"))));

        assertThatThrownBy(() -> transform.apply(batches))
                .isInstanceOfSatisfying(
                        OnrampException.class,
                        failed -> assertThat(failed.errorId()).isEqualTo("ONR-T005"))
                .hasMessageContaining("'other'")
                .hasMessageContaining("raw_table_acct");
        assertThat(archive.objects).isEmpty();
    }

    @Test
    void countsACopyOfATruncateForEachPartition() {
        String truncate = "{\"op\":\"t\",\"source\":{\"connector\":\"postgresql\",\"lsn\":7},\"ts_ms\":5}";

        PartitionReceipt receipt = transform
                .apply(List.of(
                        new PartitionBatch("raw_table_cust", 2, List.of(record("raw_table_cust", 17, truncate)))))
                .done()
                .get(0);

        assertThat(receipt).isEqualTo(new PartitionReceipt("raw_table_cust", 2, 17, 17, 1, 1, 0, 0, 6));
        assertThat(producer.delivered)
                .extracting(Outgoing::topic)
                .containsOnly("individual", "customer")
                .hasSize(6);
    }

    @Test
    void aTruncateThatTheBrokerDidNotTakeIsNotDone() {
        String truncate = "{\"op\":\"t\",\"source\":{\"connector\":\"postgresql\",\"lsn\":7},\"ts_ms\":5}";
        producer.breakTopic("customer");

        Receipt receipt = transform.apply(List.of(
                accounts().get(0),
                new PartitionBatch("raw_table_cust", 2, List.of(record("raw_table_cust", 17, truncate)))));

        assertThat(receipt.failures()).containsExactly(new PartitionFailure("raw_table_cust", 2, 17));
        assertThat(receipt.done()).extracting(PartitionReceipt::topic).containsExactly("raw_table_acct");
    }

    @Test
    void aReplayWhoseEventIsTooLargeLeavesItsDeadLetterOpen() {
        producer.narrowTopic("account");
        RawRecord letter =
                record("raw_table_acct", 7, ACCOUNT.getBytes(UTF_8), RecordHeader.ofText("ce_rawref", "s3://fake/o#3"));

        Receipt receipt = transform.replay(List.of(new PartitionBatch("raw_table_acct", 2, List.of(letter))));

        assertThat(receipt.done()).containsExactly(new PartitionReceipt("raw_table_acct", 2, 7, 7, 1, 0, 1, 0, 0));
        assertThat(producer.delivered)
                .singleElement()
                .satisfies(each -> assertThat(headers(each))
                        .contains(entry("onramp.error.id", "ONR-T131"), entry("onramp.payload.ref", "s3://fake/o#3"))
                        .doesNotContainKey("onramp.replayed"));
    }

    @Test
    void aReplayThatTheBrokerDidNotTakeClosesNothingAndFailsAsAWhole() {
        producer.breakTopic("account");
        RawRecord letter =
                record("raw_table_acct", 7, ACCOUNT.getBytes(UTF_8), RecordHeader.ofText("ce_rawref", "s3://fake/o#3"));

        assertThatThrownBy(() -> transform.replay(List.of(new PartitionBatch("raw_table_acct", 2, List.of(letter)))))
                .hasMessageContaining("ONR-T003");
        assertThat(producer.delivered).isEmpty();
    }

    @Test
    void doesTheOtherPartitionsWhenOneCannotBeArchived() {
        archive.breakDownFor("raw_table_acct-2");

        Receipt receipt = transform.apply(accountsAndCustomers());

        assertThat(receipt.failures()).containsExactly(new PartitionFailure("raw_table_acct", 2, 5));
        assertThat(receipt.done()).containsExactly(new PartitionReceipt("raw_table_cust", 2, 9, 9, 1, 1, 0, 0, 2));
        assertThat(producer.delivered).extracting(Outgoing::topic).containsExactly("individual", "customer");
    }

    @Test
    void doesEverythingBeforeTheFirstRecordThatTheBrokerDidNotTake() {
        producer.breakTopic("raw_table_acct.dlq");

        Receipt receipt = transform.apply(accountsAndCustomers());

        assertThat(receipt.failures()).containsExactly(new PartitionFailure("raw_table_acct", 2, 7));
        assertThat(receipt.done())
                .containsExactly(
                        new PartitionReceipt("raw_table_acct", 2, 5, 5, 1, 1, 0, 0, 1),
                        new PartitionReceipt("raw_table_cust", 2, 9, 9, 1, 1, 0, 0, 2));
    }

    @Test
    void aRecordWhoseEventIsTooLargeIsDeadLetteredByReferenceToTheArchiveWhenItIsTooLargeForThatToo() {
        producer.takesValuesUpTo(40);

        Receipt receipt = transform.apply(accounts());

        assertThat(receipt.done()).containsExactly(new PartitionReceipt("raw_table_acct", 2, 5, 5, 1, 0, 1, 0, 0));
        Outgoing letter = producer.delivered.get(0);
        assertThat(letter.topic()).isEqualTo("raw_table_acct.dlq");
        assertThat(letter.value()).isEmpty();
        assertThat(headers(letter))
                .contains(
                        entry("onramp.error.id", "ONR-T131"),
                        entry("__connect.errors.offset", "5"),
                        entry(
                                "onramp.payload.ref",
                                "s3://fake/"
                                        + archive.objects.keySet().iterator().next() + "#1"));
    }

    @Test
    void aRecordThatTheBrokerRefusesAsTooLargeIsDeadLetteredAndStopsNothing() {
        producer.narrowTopic("account");
        producer.narrowTopic("raw_table_acct.dlq");

        Receipt receipt = transform.apply(accountsAndCustomers());

        assertThat(receipt.failures()).isEmpty();
        assertThat(receipt.done())
                .containsExactly(
                        new PartitionReceipt("raw_table_acct", 2, 5, 8, 3, 0, 3, 0, 0),
                        new PartitionReceipt("raw_table_cust", 2, 9, 9, 1, 1, 0, 0, 2));
        assertThat(producer.delivered)
                .filteredOn(each -> each.topic().equals("raw_table_acct.dlq"))
                .extracting(each -> headers(each).get("__connect.errors.offset"))
                .containsExactlyInAnyOrder("5", "7", "8");
    }

    @Test
    void aReferenceInAHeaderOfTheSourceIsAHeaderAndNothingElse() {
        RawRecord bad = record(
                "raw_table_acct",
                7,
                BAD_ACCOUNT.getBytes(UTF_8),
                RecordHeader.ofText("onramp.payload.ref", "s3://other/secret"),
                RecordHeader.ofText("onrampReference", "other/secret"));
        transform.apply(List.of(new PartitionBatch("raw_table_acct", 2, List.of(bad))));

        assertThat(headers(producer.delivered.get(0)))
                .doesNotContainKey("onramp.payload.ref")
                .containsEntry("onrampReference", "other/secret");
        assertThat(producer.delivered.get(0).value()).isPresent();
    }

    @Test
    void answersNothingToNothing() {
        assertThat(transform.apply(List.of())).isEqualTo(new Receipt(List.of(), List.of()));
    }

    private static List<PartitionBatch> accountsAndCustomers() {
        return List.of(
                new PartitionBatch(
                        "raw_table_acct",
                        2,
                        List.of(
                                record("raw_table_acct", 5, ACCOUNT),
                                record("raw_table_acct", 7, BAD_ACCOUNT),
                                record("raw_table_acct", 8, ACCOUNT))),
                new PartitionBatch(
                        "raw_table_cust",
                        2,
                        List.of(record("raw_table_cust", 9, "{\"cust_num\":\"7\",\"status\":\"a\"}"))));
    }

    private static List<PartitionBatch> accounts() {
        return List.of(new PartitionBatch("raw_table_acct", 2, List.of(record("raw_table_acct", 5, ACCOUNT))));
    }
}
