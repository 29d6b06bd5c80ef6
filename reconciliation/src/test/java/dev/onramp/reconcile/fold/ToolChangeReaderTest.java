package dev.onramp.reconcile.fold;

import static dev.onramp.reconcile.Samples.ACCOUNTS;
import static dev.onramp.reconcile.Samples.CUSTOMER;
import static dev.onramp.reconcile.Samples.CUSTOMERS;
import static dev.onramp.reconcile.Samples.INDIVIDUAL;
import static dev.onramp.reconcile.Samples.NEW_YEAR;
import static dev.onramp.reconcile.Samples.at;
import static dev.onramp.reconcile.Samples.fold;
import static dev.onramp.reconcile.Samples.latest;
import static dev.onramp.reconcile.Samples.model;
import static dev.onramp.reconcile.Samples.record;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Source;
import dev.onramp.reconcile.fold.FoldedRecord.RecordClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ToolChangeReaderTest {
    private static final String PG = "'source':{'version':'3.0.0.Final','connector':'postgresql','name':'crm',"
            + "'ts_ms':1767225601000,'snapshot':'false','db':'crm','schema':'public','table':'cust','txId':7,'lsn':24023128}";
    private static final String PG_UPDATE = "{'before':null,'after':{'cust_num':'7','status':'a','name':'Ada'}," + PG
            + ",'op':'u','ts_ms':1767225602000,'transaction':null}";

    @Test
    void readsAnUpdateOfDebeziumFromPostgresWithAndWithoutItsWrapper() {
        for (String message :
                new String[] {PG_UPDATE, "{'schema':{'type':'struct','fields':[]},'payload':" + PG_UPDATE + "}"}) {
            assertThat(latest(fold(customers(message)).entity(CUSTOMER), "7"))
                    .containsExactly(
                            "7",
                            "Active",
                            "CUST7",
                            "Individual",
                            "update",
                            "0000000000024023128-0000000000000000001",
                            "2026-01-01T00:00:01.000000Z",
                            "raw_table_cust-2-17",
                            "1");
        }
    }

    @Test
    void readsASnapshotOfMySqlBeforeTheChangesAtItsPosition() {
        String source =
                "'source':{'connector':'mysql','ts_ms':1767225601000,'file':'mysql-bin.000003','pos':484,'row':2}";
        assertThat(sequence("{'op':'r','after':{'cust_num':'7','status':'a'}," + source + "}"))
                .isEqualTo(new SequenceRule(30_000_000_484L, 0));
        assertThat(sequence("{'op':'c','after':{'cust_num':'7','status':'a'}," + source + "}"))
                .isEqualTo(new SequenceRule(30_000_000_484L, 3));
    }

    @Test
    void readsOracleBySystemChangeNumberAndOtherConnectorsByTheBroker() {
        assertThat(
                        sequence(
                                "{'op':'c','after':{'CUST_NUM':'7','STATUS':'a'},'source':{'connector':'oracle','scn':'1835'}}"))
                .isEqualTo(new SequenceRule(1835, 170_003));
        assertThat(sequence("{'op':'c','after':{'cust_num':'7','status':'a'},'source':{'connector':'sqlserver'}}"))
                .isEqualTo(new SequenceRule(NEW_YEAR + 17, 170_002));
    }

    @Test
    void readsADeleteOfDebeziumAndSkipsItsTombstone() {
        RawRecord delete = record(
                at(CUSTOMERS, 0, 0),
                json("{'before':{'cust_num':'7','status':null},'after':null," + PG + ",'op':'d','ts_ms':1}"));
        RawRecord tombstone = new RawRecord(at(CUSTOMERS, 0, 1), NEW_YEAR, "id", new RawPayload.Tombstone(), 0);
        Folded folded = fold(delete, tombstone);
        assertThat(folded.entity(CUSTOMER).latest(new RowKey("7"))).isEmpty();
        assertThat(folded.records())
                .extracting(FoldedRecord::recordClass)
                .containsExactly(RecordClass.APPLIED, RecordClass.SKIPPED);
    }

    @Test
    void takesAValueThatWasNotSentFromTheRowBefore() {
        String message =
                "{'before':{'cust_num':'7','status':'c'},'after':{'cust_num':'7','status':'__debezium_unavailable_value'},"
                        + PG + ",'op':'u'}";
        assertThat(latest(fold(customers(message)).entity(CUSTOMER), "7")).contains("Closed");
        assertRejected(message.replace("'before':{'cust_num':'7','status':'c'}", "'before':null"));
    }

    @Test
    void rejectsMembersOfTheEnvelopeThatAreOfAnotherType() {
        assertRejected("{'op':'c','source':{'connector':7,'lsn':1},'after':{'cust_num':'7','status':'a'}}");
        assertRejected("{'metadata':{'record-type':'control','operation':7}}");
    }

    @Test
    void aChangeOfKeyDeletesTheOldRowAndCreatesTheNewOne() {
        RawRecord first = record(
                at(CUSTOMERS, 0, 0),
                json("{'after':{'cust_num':'7','status':'a','name':'Ada'}," + PG.replace("24023128", "1")
                        + ",'op':'c'}"));
        RawRecord moved = record(
                at(CUSTOMERS, 0, 1),
                json("{'before':{'cust_num':'7'},'after':{'cust_num':'8','status':'a','name':'Ada'}," + PG
                        + ",'op':'u'}"));
        RawRecord late = record(
                at(CUSTOMERS, 0, 2),
                json("{'after':{'cust_num':'7','status':'c'}," + PG.replace("24023128", "2") + ",'op':'u'}"));
        Folded folded = fold(first, moved, late);
        assertThat(folded.entity(CUSTOMER).latest(new RowKey("7"))).isEmpty();
        assertThat(folded.entity(INDIVIDUAL).latest(new RowKey("CUST7"))).isEmpty();
        assertThat(latest(folded.entity(INDIVIDUAL), "CUST8")).contains("Ada", "create");
        assertThat(folded.records())
                .extracting(FoldedRecord::recordClass)
                .containsExactly(RecordClass.APPLIED, RecordClass.APPLIED, RecordClass.SUPERSEDED);
    }

    @Test
    void readsDms() {
        String message = "{'data':{'cust_num':'7','status':'a'},'metadata':{'timestamp':'2026-01-01T00:00:02.123456Z',"
                + "'record-type':'data','operation':'insert','partition-key-type':'primary-key','schema-name':'crm',"
                + "'table-name':'cust','transaction-id':12,'commit-timestamp':'2026-01-01T00:00:01.999Z','stream-position':'mysql-bin.000003:484:484'}}";
        assertThat(latest(fold(customers(message)).entity(CUSTOMER), "7"))
                .contains("create", "0000001767225600017-0000000000000170002", "2026-01-01T00:00:01.999000Z");
        assertThat(sequence(Source.Order.SOURCE, message)).isEqualTo(new SequenceRule(30_000_000_484L, 1));
        assertThat(sequence(Source.Order.SOURCE, message.replace("mysql-bin.000003:484:484", "0/16B3748.4.01")))
                .isEqualTo(new SequenceRule(0x16B3748, 1));
        assertThat(sequence(Source.Order.SOURCE, message.replace("'insert'", "'load'")))
                .isEqualTo(new SequenceRule(0, 170_003));
        assertThat(read(message.replace("'data',", "'control',").replace("insert", "create-table")))
                .isInstanceOf(Reading.Skipped.class);
        String truncate = message.replace("'data',", "'control',").replace("insert", "truncate-table");
        assertThat(((Reading.Mapped) read(truncate)).sourceKeys()).containsExactly(RowKey.OF_TRUNCATE);
        assertThat(sequence(Source.Order.SOURCE, truncate)).isEqualTo(new SequenceRule(30_000_000_484L, 1));
    }

    @Test
    void readsGoldenGate() {
        String message =
                "{'table':'CRM.CUST','op_type':'U','op_ts':'2026-01-01 00:00:01.000000','current_ts':'2026-01-01T00:00:05.1',"
                        + "'pos':'00000000020030005159','before':{'CUST_NUM':'7','STATUS':'a','NAME':'Ada'},'after':{'CUST_NUM':'7','STATUS':'c',"
                        + "'FNAME':null,'LNAME':null,'MNAMES':null,'FORM':null,'SEX':null,'MARITALSTATUS':null}}";
        assertThat(latest(fold(customers(message)).entity(INDIVIDUAL), "CUST7"))
                .contains("Ada", "update", "0000000020030005159-0000000000000000001", "2026-01-01T00:00:01.000000Z");
        assertRejected(message.replace(",'NAME':'Ada'", ""));
        assertThat(((Reading.Mapped) read(message.replace("'U'", "'T'"))).sourceKeys())
                .containsExactly(RowKey.OF_TRUNCATE);
        assertRejected(message.replace("'U'", "'T'").replace("'00000000020030005159'", "null"));
        assertRejected(message.replace("'STATUS':'c'", "'STATUS':'c','status':'c'"));
    }

    @Test
    void readsMaxwell() {
        String message = "{'database':'crm','table':'cust','type':'update','ts':1767225601,'xid':8,'commit':true,"
                + "'position':'master.000006:800911','data':{'cust_num':'8','status':'a'},'old':{'cust_num':'7'}}";
        assertThat(read(message)).isInstanceOfSatisfying(Reading.Mapped.class, mapped -> {
            assertThat(mapped.sourceKeys()).containsExactly(new RowKey("8"), new RowKey("7"));
            assertThat(mapped.rows()).hasSize(4);
        });
        assertThat(sequence(Source.Order.SOURCE, message)).isEqualTo(new SequenceRule(60_000_800_911L, 1_000_000_000));
        assertThat(sequence(Source.Order.SOURCE, message.replace("'commit':true", "'xoffset':4")))
                .isEqualTo(new SequenceRule(60_000_800_911L, 5));
        assertThat(read(message.replace("'update'", "'bootstrap-start'"))).isInstanceOf(Reading.Skipped.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'ts_ms':1767225601000}",
                "{'op':'m','source':{'connector':'postgresql'},'message':{'prefix':'x','content':'eA=='}}",
                "{'status':'BEGIN','id':'571','event_count':null,'data_collections':null,'ts_ms':1}",
                "{'source':{'connector':'mysql'},'databaseName':'crm','ddl':'ALTER TABLE cust ADD x INT','tableChanges':[]}",
                "{'schema':null,'payload':null}"
            })
    void skipsWhatDebeziumSendsBesidesChanges(String message) {
        assertThat(read(message)).isInstanceOf(Reading.Skipped.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op':'t','source':{'connector':'postgresql'}}",
                "{'op':'x','source':{'connector':'postgresql','lsn':1},'after':{'cust_num':'7','status':'a'}}",
                "{'op':'c','source':{'connector':'postgresql'},'after':{'cust_num':'7','status':'a'}}",
                "{'op':'c','source':{'connector':'postgresql','lsn':-1},'after':{'cust_num':'7','status':'a'}}",
                "{'op':'c','source':{'connector':'postgresql','lsn':1},'after':null}",
                "{'op':'u','source':{'connector':'postgresql','lsn':1},'after':{'cust_num':'7','status':'a'},'before':[]}",
                "{'op':'d','source':{'connector':'postgresql','lsn':1},'before':null}",
                "{'op':'d','source':{'connector':'postgresql','lsn':1},'before':{'status':'a'}}",
                "{'op':'c','source':{'connector':'mysql','file':'binlog','pos':1},'after':{'cust_num':'7','status':'a'}}",
                "{'op':'c','source':'x','after':{'cust_num':'7','status':'a'}}",
                "{'op':'c','source':{},'ts_ms':'now','after':{'cust_num':'7','status':'a'}}",
                "{'op':'c','source':{},'cust_num':'7','after':{'cust_num':'7','status':'a'}}",
                "{'op':'c','source':{},'database':'d','type':'insert','ts':1,'data':{},'after':{'cust_num':'7','status':'a'}}",
                "{'database':'d','type':'insert','ts':9999999999999,'data':{'cust_num':'7','status':'a'}}",
                "{'table':'T','op_type':'I','op_ts':'2026-01-01 00:00:00','pos':'x','after':{'cust_num':'7','status':'a'}}"
            })
    void rejects(String message) {
        assertRejected(message);
    }

    @Test
    void aSecretInsideOfAnEnvelopeIsSeenAndHides() {
        SecretColumns secrets = new SecretColumns(model().sources().stream()
                .filter(each -> each.table().value().equals(ACCOUNTS))
                .findFirst()
                .orElseThrow());
        String hash = "hmac-sha256:" + "0".repeat(64);
        for (String member : new String[] {"before", "after", "data", "old"}) {
            assertThat(secrets.areShownBy(json("{'" + member + "':{'PIN':'0000'}}")))
                    .isTrue();
            assertThat(secrets.areShownBy(json("{'" + member + "':{'pin':'" + hash + "'}}")))
                    .isFalse();
        }
        String row = "{'acct_num':'1','cust_num':'7','status':'A','pin':'" + hash + "'}";
        assertThat(new ChangeReader(model())
                        .read(record(at(ACCOUNTS, 0, 0), json("{'op':'c'," + PG + ",'after':" + row + "}"))))
                .isInstanceOfSatisfying(
                        Reading.Mapped.class,
                        mapped -> assertThat(mapped.secrets()).isEqualTo(Reading.Secrets.HIDDEN));
    }

    @ParameterizedTest
    @CsvSource({"ROW,false", "DMS,false", "GOLDENGATE,false", "MAXWELL,false", "DEBEZIUM,true", "AUTO,true"})
    void onlyDebeziumSendsTombstones(Source.Format format, boolean skipped) {
        RawRecord tombstone = new RawRecord(at(CUSTOMERS, 0, 1), NEW_YEAR, "id", new RawPayload.Tombstone(), 0);
        assertThat(new ChangeReader(with(format, Source.Order.AUTO)).read(tombstone) instanceof Reading.Skipped)
                .isEqualTo(skipped);
    }

    @Test
    void theOrderOfTheModelDecidesForRows() {
        String numbered = "{'cust_num':'7','status':'a','__seq':5}";
        assertThat(sequence(Source.Order.SOURCE, numbered)).isEqualTo(new SequenceRule(5, 0));
        assertThat(sequence(Source.Order.BROKER, numbered)).isEqualTo(new SequenceRule(NEW_YEAR + 17, 170_002));
        assertThat(new ChangeReader(with(Source.Format.AUTO, Source.Order.SOURCE))
                        .read(customers("{'cust_num':'7','status':'a'}")))
                .isInstanceOf(Reading.Rejected.class);
    }

    private static void assertRejected(String message) {
        assertThat(read(message)).isInstanceOf(Reading.Rejected.class);
    }

    private static Reading read(String message) {
        return new ChangeReader(model()).read(customers(message));
    }

    private static SequenceRule sequence(String message) {
        return sequence(Source.Order.AUTO, message);
    }

    private static SequenceRule sequence(Source.Order order, String message) {
        Reading reading = new ChangeReader(with(Source.Format.AUTO, order)).read(customers(message));
        assertThat(reading).isInstanceOf(Reading.Mapped.class);
        return ((Reading.Mapped) reading).sequence();
    }

    private static CanonicalModel with(Source.Format format, Source.Order order) {
        CanonicalModel model = model();
        return new CanonicalModel(
                model.entities(),
                model.sources().stream()
                        .map(each -> new Source(
                                each.table(),
                                each.system(),
                                format,
                                order,
                                each.key(),
                                each.fields(),
                                each.version(),
                                each.produces(),
                                each.examples(),
                                each.schemaDrift()))
                        .toList());
    }

    private static RawRecord customers(String message) {
        return record(at(CUSTOMERS, 2, 17), json(message));
    }

    private static String json(String message) {
        return message.replace('\'', '"');
    }
}
