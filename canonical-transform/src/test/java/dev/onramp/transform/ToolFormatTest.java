package dev.onramp.transform;

import static dev.onramp.transform.Fixtures.oneField;
import static dev.onramp.transform.Fixtures.optional;
import static dev.onramp.transform.Fixtures.record;
import static dev.onramp.transform.Fixtures.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Expression.From;
import dev.onramp.model.FieldType;
import dev.onramp.model.FieldType.DecimalType;
import dev.onramp.model.FieldType.Primitive;
import dev.onramp.model.Identifier;
import dev.onramp.model.Source;
import dev.onramp.model.Source.Format;
import dev.onramp.model.contract.Sequence;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages as the tools' documentation shows them, and wrong ones. */
class ToolFormatTest {
    private static final String POSTGRES = "\"source\":{\"connector\":\"postgresql\",\"lsn\":24023128,\"ts_ms\":1}";
    private static final String NO_KEY = "{\"op\":\"c\"," + POSTGRES + ",\"after\":{\"v\":\"x\"}}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"ts_ms\":1565787098802}",
                "{\"ts_ms\":1565787098802,\"ts_us\":1565787098802000,\"ts_ns\":1565787098802000000}",
                "{\"schema\":{\"type\":\"struct\",\"fields\":[{\"type\":\"int64\",\"optional\":false,\"field\":\"ts_ms\"}],"
                        + "\"optional\":false,\"name\":\"io.debezium.connector.common.Heartbeat\"},\"payload\":{\"ts_ms\":1565787098802}}",
                "{\"status\":\"BEGIN\",\"id\":\"571:53195829\",\"ts_ms\":1486500577125,\"event_count\":null,\"data_collections\":null}",
                "{\"status\":\"END\",\"id\":\"571:53195832\",\"ts_ms\":1486500577691,\"event_count\":2,"
                        + "\"data_collections\":[{\"data_collection\":\"s1.a\",\"event_count\":2}]}",
                "{\"source\":{\"connector\":\"mysql\"},\"ts_ms\":1651535750218,\"databaseName\":\"inventory\",\"schemaName\":null,"
                        + "\"ddl\":\"ALTER TABLE customers ADD middle_name varchar(255)\",\"tableChanges\":[]}",
                "{\"op\":\"m\",\"ts_ms\":1559033904961,\"source\":{\"connector\":\"postgresql\",\"lsn\":23563056},"
                        + "\"message\":{\"prefix\":\"foo\",\"content\":\"Ymar\"}}",
                "{\"schema\":null,\"payload\":null}"
            })
    void skipsWhatDebeziumSendsBesideChanges(String value) {
        assertThat(read(Format.DEBEZIUM, value)).isInstanceOf(Skipped.class);
        assertThat(read(Format.AUTO, value)).isInstanceOf(Skipped.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"control\":{\"table-def\":{\"columns\":{\"k\":{\"type\":\"STRING\",\"nullable\":false}},\"primary-key\":[\"k\"]}},"
                        + "\"metadata\":{\"timestamp\":\"2025-06-10T11:28:47.195247Z\",\"record-type\":\"control\",\"operation\":\"create-table\","
                        + "\"partition-key-type\":\"task-id\",\"schema-name\":\"public\",\"table-name\":\"t\"}}",
                "{\"metadata\":{\"timestamp\":\"2021-02-18T23:09:09.509179Z\",\"record-type\":\"control\",\"operation\":\"create-table\","
                        + "\"partition-key-type\":\"task-id\",\"schema-name\":\"\",\"table-name\":\"awsdms_apply_exceptions\"}}"
            })
    void skipsControlRecordsOfDms(String value) {
        assertThat(read(Format.DMS, value)).isEqualTo(new Skipped("control record"));
        assertThat(read(Format.AUTO, value)).isEqualTo(new Skipped("control record"));
    }

    @ParameterizedTest
    @CsvSource({"bootstrap-start", "bootstrap-complete", "table-create", "table-alter", "table-drop", "database-create"
    })
    void skipsMarksAndSchemaChangesOfMaxwell(String type) {
        String value = "{\"database\":\"fooDB\",\"table\":\"barTable\",\"type\":\"" + type
                + "\",\"ts\":1450557744,\"data\":{}}";

        assertThat(read(Format.MAXWELL, value)).isInstanceOf(Skipped.class);
        assertThat(read(Format.AUTO, value)).isInstanceOf(Skipped.class);
    }

    @Test
    void skipsATombstoneWhereDebeziumMayHaveWrittenIt() {
        RawRecord tombstone = withoutValue(Optional.of("{\"k\":\"1\"}".getBytes(UTF_8)));

        for (Format format : List.of(Format.DEBEZIUM, Format.AUTO)) {
            assertThat(engine(format, Source.Order.AUTO).map(tombstone, "s3://b/o#1"))
                    .isEqualTo(new Skipped("tombstone"));
            assertThat(engine(format, Source.Order.AUTO).map(withoutValue(Optional.empty()), "s3://b/o#1"))
                    .isInstanceOfSatisfying(
                            Rejected.class,
                            rejected -> assertThat(rejected.reason()).isEqualTo(RejectionReason.NO_VALUE));
        }
        assertThat(engine(Format.MAXWELL, Source.Order.AUTO).map(tombstone, "s3://b/o#1"))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(RejectionReason.NO_VALUE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "DEBEZIUM | {'op':'t','source':{'connector':'postgresql','lsn':46523128},'ts_ms':1559033904961}",
                "GOLDENGATE | {'table':'GG.T','op_type':'T','op_ts':'2013-06-02 22:14:36.000000','pos':'00000000000000004338'}",
                "DMS | {'metadata':{'record-type':'control','operation':'truncate-table','table-name':'t'}}"
            })
    void saysOfATruncatedTableThatNoRowOfTheEntityIsLeft(Format format, String value) {
        Outcome outcome = read(format, json(value));

        assertThat(outcome).isInstanceOfSatisfying(Truncated.class, truncated -> {
            CanonicalEvent event = truncated.events().get(0);
            assertThat(truncated.events()).hasSize(1);
            assertThat(text(event.key())).isEqualTo("{}");
            assertThat(event.value()).isEmpty();
            assertThat(event.timestamp()).isEqualTo(truncated.truncate().committedAtMillis());
            assertThat(Fixtures.headers(event))
                    .containsEntry("ce_id", "t-2-1/e/1")
                    .containsEntry("ce_type", "dev.onramp.e.truncated.v1")
                    .containsEntry("ce_operation", "truncate")
                    .doesNotContainKey("ce_subject")
                    .containsEntry(
                            "ce_sequence", truncated.truncate().sequence().value());
        });
        assertThat(read(Format.AUTO, json(value))).usingRecursiveComparison().isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "DEBEZIUM | {'op':'t','source':{'connector':'postgresql','lsn':46523128}} | 46523128 | 1",
                "DEBEZIUM | {'op':'t','source':{'connector':'mysql','file':'bin.000002','pos':7}} | 20000000007 | 1",
                "DEBEZIUM | {'op':'t','source':{'connector':'oracle','scn':'2122184'}} | 2122184 | 10003",
                "GOLDENGATE | {'op_type':'T','pos':'00000000000000004338'} | 4338 | 1",
                "DMS | {'metadata':{'record-type':'control','operation':'truncate-table','stream-position':'4211'}} | 4211 | 1"
            })
    void ordersATruncateByTheRulesOfAnyChange(Format format, String value, long major, long minor) {
        Outcome outcome = engine(format, Source.Order.SOURCE).map(record("t", 1, json(value)), "s3://b/o#1");

        assertThat(outcome).isInstanceOfSatisfying(Truncated.class, truncated -> {
            assertThat(truncated.truncate().sequence()).isEqualTo(Sequence.ofSource(major, minor));
            assertThat(truncated.truncate().origin()).isEqualTo(SequenceOrigin.SOURCE);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "DEBEZIUM | {'op':'t','source':{'connector':'postgresql'}}",
                "DEBEZIUM | {'op':'t','source':{'connector':'postgresql','lsn':1,'ts_ms':253402300800000}}",
                "GOLDENGATE | {'op_type':'T'}",
                "GOLDENGATE | {'op_type':'T','pos':'1','op_ts':'soon'}",
                "DMS | {'metadata':{'record-type':'control','operation':'truncate-table'}}"
            })
    void rejectsATruncateWithoutPositionOrWithoutATime(Format format, String value) {
        assertRejected(
                engine(format, Source.Order.SOURCE).map(record("t", 1, json(value)), "s3://b/o#1"),
                RejectionReason.BAD_POSITION);
    }

    @Test
    void rejectsATruncateOfATableThatSharesAnEntityWithAnother() {
        CanonicalModel one = model(oneField(Primitive.STRING, Primitive.STRING), Format.DEBEZIUM, Source.Order.AUTO);
        Source source = one.sources().get(0);
        Source other = new Source(
                new Identifier("other"),
                source.system(),
                Format.ROW,
                source.key(),
                source.fields(),
                source.version(),
                source.produces(),
                source.examples());
        MappingEngine engine = new MappingEngine(new CanonicalModel(one.entities(), List.of(other, source)));

        Outcome outcome = engine.map(record("t", 1, "{\"op\":\"t\"," + POSTGRES + "}"), "s3://b/o#1");

        assertRejected(outcome, RejectionReason.TRUNCATE);
        assertThat(((Rejected) outcome).message()).contains("[e]", "delete the rows one by one");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "DEBEZIUM | {} | UNKNOWN_OPERATION",
                "DEBEZIUM | {'op':'x'} | UNKNOWN_OPERATION",
                "DEBEZIUM | {'op':1} | BAD_MESSAGE",
                "DEBEZIUM | {'op':'c','after':null} | BAD_MESSAGE",
                "DEBEZIUM | {'op':'d','after':{'k':'1'}} | BAD_MESSAGE",
                "DEBEZIUM | {'op':'u','before':7,'after':{'k':'1'}} | BAD_MESSAGE",
                "DEBEZIUM | {'op':'c','source':7,'after':{'k':'1'}} | BAD_MESSAGE",
                "DEBEZIUM | {'schema':{},'payload':7} | BAD_MESSAGE",
                "DEBEZIUM | {'op':'c','source':{'ts_ms':-1},'after':{'k':'1'}} | BAD_MESSAGE",
                "DEBEZIUM | {'op':'c','source':{'ts_ms':253402300800000},'after':{'k':'1'}} | BAD_POSITION",
                "DEBEZIUM | {'op':'c','source':{'connector':'postgresql'},'after':{'k':'1'}} | BAD_POSITION",
                "DEBEZIUM | {'op':'c','source':{'connector':'mysql','file':'x','pos':1},'after':{'k':'1'}} | BAD_POSITION",
                "DEBEZIUM | {'op':'c','source':{'connector':'oracle','scn':'abc'},'after':{'k':'1'}} | BAD_POSITION",
                "DEBEZIUM | {'op':'c','after':{'k':'1','K':'2'}} | BAD_COLUMN",
                "DEBEZIUM | {'op':'c','after':{'k':1}} | BAD_COLUMN",
                "DEBEZIUM | {'op':'c','after':{'v':'1'}} | COLUMN_ABSENT",
                "DEBEZIUM | {'op':'u','after':{'k':'1','v':'__debezium_unavailable_value'}} | COLUMN_ABSENT",
                "DEBEZIUM | {'op':'c','after':{'k':'1','k':'2'}} | NOT_JSON",
                "DEBEZIUM | {'op':'c','after':{'k':'1'}}} | NOT_JSON",
                "DEBEZIUM | {'op':'c','after':{'k':'1'} | NOT_JSON",
                "DEBEZIUM | [] | NOT_AN_OBJECT",
                "DMS | {} | BAD_MESSAGE",
                "DMS | {'metadata':{'record-type':'data','operation':'insert'}} | BAD_MESSAGE",
                "DMS | {'data':{'k':'1'},'metadata':{'record-type':'other','operation':'insert'}} | BAD_MESSAGE",
                "DMS | {'data':{'k':'1'},'metadata':{'record-type':'data','operation':'upsert'}} | UNKNOWN_OPERATION",
                "DMS | {'data':{'k':'1'},'metadata':{'record-type':'data','operation':'load','timestamp':'now'}} | BAD_POSITION",
                "GOLDENGATE | {'op_type':'X'} | UNKNOWN_OPERATION",
                "GOLDENGATE | {'op_type':'I','pos':'1','before':{'k':'1'}} | BAD_MESSAGE",
                "GOLDENGATE | {'op_type':'I','after':{'k':'1'}} | BAD_POSITION",
                "GOLDENGATE | {'op_type':'I','pos':'9223372036854775808','after':{'k':'1'}} | BAD_POSITION",
                "GOLDENGATE | {'op_type':'U','pos':'1','after':{'k':'1'}} | COLUMN_ABSENT",
                "GOLDENGATE | {'op_type':'U','pos':'1','before':{'k':'1','v':'o','v_isMissing':true},'after':{'k':'1'}} | COLUMN_ABSENT",
                "MAXWELL | {'type':'replace'} | UNKNOWN_OPERATION",
                "MAXWELL | {'type':'insert','data':[]} | BAD_MESSAGE",
                "MAXWELL | {'type':'insert','ts':'1','data':{'k':'1'}} | BAD_MESSAGE",
                "MAXWELL | {'type':'insert','ts':9223372036854775807,'data':{'k':'1'}} | BAD_POSITION"
            })
    void rejectsWhatIsNoneOfItsMessages(Format format, String value, RejectionReason reason) {
        assertRejected(read(format, json(value)), reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'k':'1','op':'c','source':{},'after':{'k':'1'}}",
                "{'op':'c','source':{},'after':{'k':'1'},'database':'d','type':'insert','ts':1,'data':{'k':'1'}}",
                "{'k':'1','metadata':{'record-type':'data'}}",
                "{'k':null,'ts_ms':1,'database':'d','type':'insert','ts':1}"
            })
    void rejectsWhatLooksLikeSeveralFormats(String value) {
        assertRejected(read(Format.AUTO, json(value)), RejectionReason.AMBIGUOUS_FORMAT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'k':'1','v':'x','op':'c'}",
                "{'op':'c','k':'1','v':'x'}",
                "{'k':'1','v':'x','metadata':{'a':1},'ts_ms':5,'payload':{}}"
            })
    void takesARowWithStrayMembersAsARow(String value) {
        assertThat(read(Format.AUTO, json(value))).isInstanceOf(Mapped.class);
    }

    @Test
    void readsAsARowWhatNoToolSends() {
        assertRejected(read(Format.AUTO, "{\"schema\":{},\"payload\":7}"), RejectionReason.COLUMN_ABSENT);
        assertRejected(read(Format.AUTO, "{\"op\":\"c\"}"), RejectionReason.COLUMN_ABSENT);
        assertRejected(read(Format.AUTO, NO_KEY), RejectionReason.COLUMN_ABSENT);
    }

    @Test
    void takesFromBeforeWhatTheRowDoesNotTell() {
        String toast =
                "{'op':'u',%s,'before':{'k':'1','v':'old'},'after':{'k':'1','v':'__debezium_unavailable_value'}}";
        String compressed =
                "{'table':'T','op_type':'U','op_ts':'2020-05-12 18:30:45.344230','pos':'1','before':{'K':'1','V':'old'},'after':{'K':'1'}}";
        String marked =
                "{'table':'T','op_type':'U','op_ts':'2020-05-12 18:30:45.344230','pos':'1','before':{'K':'1','V':'old'},"
                        + "'after':{'K':'1','V':null,'V_isMissing':true}}";

        assertThat(value(read(Format.DEBEZIUM, json(toast).formatted(POSTGRES))))
                .isEqualTo("{\"k\":\"1\",\"v\":\"old\"}");
        assertThat(value(read(Format.GOLDENGATE, json(compressed)))).isEqualTo("{\"k\":\"1\",\"v\":\"old\"}");
        assertThat(value(read(Format.GOLDENGATE, json(marked)))).isEqualTo("{\"k\":\"1\",\"v\":\"old\"}");
    }

    @Test
    void readsNoMoreThanTheKeyOfTheRowBeforeAnUpdate() {
        Mapped mapped = (Mapped) read(
                Format.MAXWELL, json("{'type':'update','ts':1,'data':{'k':'1','v':'good'},'old':{'v':'bad \\u0000'}}"));

        assertThat(mapped.events()).hasSize(1);
        assertRejected(
                read(
                        Format.MAXWELL,
                        json("{'type':'update','ts':1,'data':{'k':'1','v':'good'},'old':{'k':'0','v':'bad \\u0000'}}")),
                RejectionReason.BAD_TEXT);
    }

    @Test
    void tellsTheTwoEventsOfAChangedKeyApart() {
        Mapped mapped = (Mapped)
                read(Format.MAXWELL, json("{'type':'update','ts':1,'data':{'k':'2','v':'x'},'old':{'k':'1'}}"));

        assertThat(mapped.events())
                .extracting(event -> text(event.key()))
                .containsExactly("{\"k\":\"1\"}", "{\"k\":\"2\"}");
        assertThat(mapped.events())
                .extracting(event -> Fixtures.headers(event).get("ce_id"))
                .containsExactly("t-2-1/e/1/old-key", "t-2-1/e/1");
        assertThat(mapped.events())
                .extracting(event -> Fixtures.headers(event).get("ce_dataid"))
                .containsOnly("t-2-1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "DEBEZIUM | {'op':'r','source':{'connector':'postgresql','lsn':7},'after':{'k':'1'}} | 7 | 0",
                "DEBEZIUM | {'op':'c','source':{'connector':'postgresql','lsn':7},'after':{'k':'1'}} | 7 | 1",
                "DEBEZIUM | {'op':'r','source':{'connector':'mysql','file':'mysql-bin.000003','pos':484,'row':0},'after':{'k':'1'}} | 30000000484 | 0",
                "DEBEZIUM | {'op':'c','source':{'connector':'mariadb','file':'a.b.000003','pos':484,'row':2},'after':{'k':'1'}} | 30000000484 | 3",
                "DEBEZIUM | {'op':'r','source':{'connector':'oracle','scn':'2122184'},'after':{'k':'1'}} | 2122184 | 0",
                "DEBEZIUM | {'op':'c','source':{'connector':'oracle','scn':2122184},'after':{'k':'1'}} | 2122184 | 10003",
                "GOLDENGATE | {'op_type':'I','pos':'00000000050224513175','after':{'k':'1'}} | 50224513175 | 1",
                "GOLDENGATE | {'op_type':'I','pos':'00000000000000000000156','after':{'k':'1'}} | 156 | 1",
                "DMS | {'data':{'k':'1'},'metadata':{'record-type':'data','operation':'load'}} | 0 | 10003",
                "DMS | {'data':{'k':'1'},'metadata':{'record-type':'data','operation':'insert','stream-position':'00000002/7C007178.3.00000002/7C007178','transaction-record-id':4}} | 10670338424 | 5",
                "DMS | {'data':{'k':'1'},'metadata':{'record-type':'data','operation':'insert','stream-position':'mysql-bin-changelog.000024:373:x'}} | 240000000373 | 1",
                "DMS | {'data':{'k':'1'},'metadata':{'record-type':'data','operation':'insert','stream-position':'4211'}} | 4211 | 1",
                "MAXWELL | {'type':'bootstrap-insert','data':{'k':'1'}} | 0 | 10003",
                "MAXWELL | {'type':'insert','position':'master.000006:800911','xoffset':3,'data':{'k':'1'}} | 60000800911 | 4",
                "MAXWELL | {'type':'insert','position':'master.000006:800911','commit':true,'data':{'k':'1'}} | 60000800911 | 1000000000",
                "MAXWELL | {'type':'insert','position':'master.000006:800911','data':{'k':'1'}} | 60000800911 | 1",
                "DEBEZIUM | {'op':'r','source':{'connector':'mysql','file':'a:b.7','pos':154,'row':'unused'},'after':{'k':'1'}} | 70000000154 | 0"
            })
    void turnsPositionsIntoSequences(Format format, String value, long major, long minor) {
        Outcome outcome = engine(format, Source.Order.SOURCE).map(record("t", 1, json(value)), "s3://b/o#1");

        assertThat(outcome).isInstanceOfSatisfying(Mapped.class, mapped -> {
            assertThat(mapped.change().sequence().value()).isEqualTo("%019d-%019d".formatted(major, minor));
            assertThat(mapped.change().origin()).isEqualTo(SequenceOrigin.SOURCE);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "DEBEZIUM | {'op':'c','source':{'connector':'mysql','file':'a.7','pos':1,'row':9223372036854775807},'after':{'k':'1'}}",
                "DMS | {'data':{'k':'1'},'metadata':{'record-type':'data','operation':'insert','stream-position':'1','transaction-record-id':9223372036854775807}}",
                "MAXWELL | {'type':'insert','position':'m.6:1','xoffset':9223372036854775807,'data':{'k':'1'}}",
                "MAXWELL | {'type':'insert','position':'m.6:1:2','data':{'k':'1'}}",
                "MAXWELL | {'type':'insert','position':'m.6:1.2','data':{'k':'1'}}"
            })
    void rejectsPositionsThatNoSequenceHolds(Format format, String value) {
        assertRejected(
                engine(format, Source.Order.SOURCE).map(record("t", 1, json(value)), "s3://b/o#1"),
                RejectionReason.BAD_POSITION);
    }

    @Test
    void doesNotLookAtAValueThatIsMarkedAsMissing() {
        String nested =
                "{'op_type':'U','pos':'1','before':{'k':'1','v':'old'},'after':{'v':[{'a':1}],'V_isMissing':true,'k':'1'}}";
        String unmarked = nested.replace("true", "false");

        assertThat(value(read(Format.GOLDENGATE, json(nested)))).isEqualTo("{\"k\":\"1\",\"v\":\"old\"}");
        assertRejected(read(Format.GOLDENGATE, json(unmarked)), RejectionReason.BAD_COLUMN);
    }

    @Test
    void takesNoMeaningFromTheSchemaAroundGoldenGate() {
        String wrapped =
                "{'schema':{'fields':[{'field':'after','fields':[{'field':'v','name':'io.debezium.time.Date'}]}]},"
                        + "'payload':{'op_type':'I','pos':'1','after':{'k':'1','v':5}}}";

        assertRejected(read(Format.GOLDENGATE, json(wrapped)), RejectionReason.BAD_COLUMN);
    }

    @Test
    void rejectsAColumnThatIsThereTwiceEvenIfOneIsNotTold() {
        assertRejected(
                read(
                        Format.DEBEZIUM,
                        json("{'op':'c',%s,'after':{'k':'1','v':'__debezium_unavailable_value','V':'x'}}")
                                .formatted(POSTGRES)),
                RejectionReason.BAD_COLUMN);
    }

    @Test
    void skipsASchemaChangeWhoseOperationIsNull() {
        assertThat(read(Format.DEBEZIUM, json("{'op':null,'source':{},'ddl':''}")))
                .isInstanceOf(Skipped.class);
    }

    @Test
    void fallsBackToTheBrokerOnlyForConnectorsWithoutAKnownPosition() {
        String other = json(
                "{'op':'c','source':{'connector':'sqlserver','change_lsn':'00000027:00000758:0003'},'after':{'k':'1'}}");
        RawRecord raw = record("t", 1, other);

        assertThat(((Mapped) engine(Format.DEBEZIUM, Source.Order.AUTO).map(raw, "s3://b/o#1"))
                        .change()
                        .origin())
                .isEqualTo(SequenceOrigin.BROKER);
        assertRejected(
                engine(Format.DEBEZIUM, Source.Order.SOURCE).map(raw, "s3://b/o#1"), RejectionReason.BAD_POSITION);
        assertRejected(
                engine(Format.ROW, Source.Order.SOURCE).map(record("t", 1, "{\"k\":\"1\"}"), "s3://b/o#1"),
                RejectionReason.BAD_POSITION);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "DATE | 0 | 1970-01-01",
                "DATE | -1 | 1969-12-31",
                "DATE | '1993-11-03:00:00:00' | 1993-11-03",
                "DATE | '1993-11-03 00:00:00.000' | 1993-11-03",
                "TIMESTAMP | '1993-11-03:07:51:35' | 1993-11-03T07:51:35.000000Z",
                "TIMESTAMP | '2016-10-21 05:33:37.523' | 2016-10-21T05:33:37.523000Z",
                "TIMESTAMP | '2016-10-21T05:33:37+02:00' | 2016-10-21T03:33:37.000000Z"
            })
    void readsDaysAndTimesAsToolsWriteThem(Primitive type, String value, String expected) {
        assertThat(typed(type, json(value))).isEqualTo("\"" + expected + "\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "DATE | '1993-11-03 07:51:35'",
                "DATE | 9999999999",
                "TIMESTAMP | 1769854272123456",
                "TIMESTAMP | '2016-10-21 05:33:37.1234567'",
                "TIMESTAMP | '0000-00-00 00:00:00'",
                "BOOLEAN | 2",
                "BOOLEAN | 'yes'",
                "INT | '1.0'",
                "INT | 2147483648",
                "STRING | 5"
            })
    void rejectsValuesThatAreNotOfTheType(Primitive type, String value) {
        assertRejected(column(type, json(value)), RejectionReason.BAD_COLUMN);
    }

    @Test
    void readsWhatTheSchemaSays() {
        assertThat(wrapped(Primitive.TIMESTAMP, "io.debezium.time.Timestamp", "", "1769854272123"))
                .isEqualTo("\"2026-01-31T10:11:12.123000Z\"");
        assertThat(wrapped(Primitive.TIMESTAMP, "io.debezium.time.NanoTimestamp", "", "1769854272123456000"))
                .isEqualTo("\"2026-01-31T10:11:12.123456Z\"");
        assertThat(wrapped(Primitive.TIMESTAMP, "io.debezium.time.MicroTimestamp", "", "-1"))
                .isEqualTo("\"1969-12-31T23:59:59.999999Z\"");
        assertThat(wrapped(Primitive.TIMESTAMP, "io.debezium.time.ZonedTimestamp", "", "\"2026-01-31T10:11:12.1Z\""))
                .isEqualTo("\"2026-01-31T10:11:12.100000Z\"");
        assertThat(wrapped(Primitive.STRING, "io.debezium.time.Date", "", "20484"))
                .isEqualTo("\"2026-01-31\"");
        assertThat(wrapped(
                        new DecimalType(5, 2),
                        "org.apache.kafka.connect.data.Decimal",
                        ",\"parameters\":{\"scale\":\"2\"}",
                        "\"/w==\""))
                .isEqualTo("\"-0.01\"");
    }

    @ParameterizedTest
    @EnumSource(
            value = Format.class,
            names = {"DEBEZIUM", "DMS", "GOLDENGATE", "MAXWELL", "AUTO"})
    void neverThrowsForAnyPrefixOfAMessage(Format format) {
        MappingEngine engine = new MappingEngine(Tool.model(format, Source.Order.AUTO));
        for (Tool tool : Tool.values()) {
            byte[] whole = tool.updated(1, new Tool.Person("1", "a", true), new Tool.Person("2", "b", true))
                    .getBytes(UTF_8);
            for (int length = 0; length < whole.length; length++) {
                byte[] prefix = java.util.Arrays.copyOf(whole, length);
                assertRejected(engine.map(record("t", 1, prefix), "s3://b/o#1"), RejectionReason.NOT_JSON);
            }
        }
    }

    private static String typed(FieldType type, String json) {
        String value = value(column(type, json));
        return value.substring("{\"k\":\"1\",\"v\":".length(), value.length() - 1);
    }

    private static Outcome column(FieldType type, String json) {
        return new MappingEngine(model(oneField(type, type), Format.MAXWELL, Source.Order.AUTO))
                .map(
                        record("t", 1, "{\"type\":\"insert\",\"ts\":1,\"data\":{\"k\":\"1\",\"v\":" + json + "}}"),
                        "s3://b/o#1");
    }

    private static String wrapped(FieldType type, String semantic, String more, String json) {
        String schema = "{\"type\":\"struct\",\"fields\":[{\"type\":\"struct\",\"fields\":[{\"type\":\"x\",\"name\":\""
                + semantic + "\"" + more + ",\"field\":\"v\"}],\"field\":\"after\"}]}";
        String message = "{\"schema\":" + schema + ",\"payload\":{\"op\":\"c\"," + POSTGRES
                + ",\"after\":{\"k\":\"1\",\"v\":" + json + "}}}";
        String value = value(new MappingEngine(model(oneField(type, type), Format.DEBEZIUM, Source.Order.AUTO))
                .map(record("t", 1, message), "s3://b/o#1"));
        return value.substring("{\"k\":\"1\",\"v\":".length(), value.length() - 1);
    }

    private static String value(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Mapped.class);
        return text(((Mapped) outcome).events().get(0).value());
    }

    private static void assertRejected(Outcome outcome, RejectionReason reason) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason())
                                .as(rejected.message())
                                .isEqualTo(reason));
    }

    private static Outcome read(Format format, String value) {
        return engine(format, Source.Order.AUTO).map(record("t", 1, value), "s3://b/o#1");
    }

    private static MappingEngine engine(Format format, Source.Order order) {
        return new MappingEngine(model(
                oneField(
                        optional("v", Primitive.STRING),
                        optional("v", Primitive.STRING),
                        new From(new Identifier("v"))),
                format,
                order));
    }

    private static CanonicalModel model(CanonicalModel rows, Format format, Source.Order order) {
        Source source = rows.sources().get(0);
        return new CanonicalModel(
                rows.entities(),
                List.of(new Source(
                        source.table(),
                        source.system(),
                        format,
                        order,
                        source.key(),
                        source.fields(),
                        source.version(),
                        source.produces(),
                        source.examples(),
                        source.schemaDrift())));
    }

    private static RawRecord withoutValue(Optional<byte[]> key) {
        return new RawRecord("t", 2, 1, Fixtures.TIMESTAMP, key, Optional.empty(), List.of());
    }

    /** JSON with ' for ". */
    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
