package dev.onramp.reconcile.fold;

import dev.onramp.model.Source;
import dev.onramp.model.contract.Operation;
import java.math.BigInteger;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The sequence of a tool's change, by the tables in the section "Sequence" of the contract. */
final class ToolPosition {
    private static final Set<String> CONNECTORS = Set.of("postgresql", "mysql", "mariadb", "oracle");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,100}");
    private static final Pattern LSN = Pattern.compile("(?s)([0-9A-Fa-f]{1,8})/([0-9A-Fa-f]{1,8})(\\..*)?");
    private static final Pattern BINLOG = Pattern.compile("(?s)([^:]*):([0-9]{1,11})([:.].*)?");
    private static final long BINLOG_SIZE = 10_000_000_000L;
    private static final long MOST_BINLOGS = 922_337_202L;
    private static final long COMMIT = 1_000_000_000L;

    private ToolPosition() {}

    static SequenceRule of(ToolChange change, Source.Order order, RawRecord record) throws Rejection {
        boolean own = switch (order) {
            case SOURCE -> true;
            case BROKER -> false;
            case AUTO ->
                change.tool() == Tool.GOLDENGATE || change.tool() == Tool.DEBEZIUM && isKnown(change.message());
        };
        return own ? ofSource(change, record) : ofBroker(record);
    }

    static SequenceRule ofBroker(RawRecord record) throws Rejection {
        if (record.timestamp() < 0) {
            throw new Rejection("the record has no timestamp to be ordered by");
        }
        return new SequenceRule(record.timestamp(), place(record));
    }

    private static SequenceRule ofSource(ToolChange change, RawRecord record) throws Rejection {
        Map<String, @Nullable Object> message = change.message();
        boolean read = change.operation() == Operation.READ;
        switch (change.tool()) {
            case DEBEZIUM -> {
                return debezium(message, read, record);
            }
            case GOLDENGATE -> {
                return new SequenceRule(digits(Json.text(message, "pos")), 1);
            }
            case DMS -> {
                Map<?, ?> metadata = Json.object(message, "metadata");
                return read
                        ? new SequenceRule(0, place(record) + 1)
                        : new SequenceRule(
                                stream(metadata.get("stream-position")), next(metadata.get("transaction-record-id")));
            }
            case MAXWELL -> {
                return read ? new SequenceRule(0, place(record) + 1) : maxwell(message);
            }
        }
        throw new IllegalStateException("no tool: " + change.tool());
    }

    private static boolean isKnown(Map<String, @Nullable Object> message) throws Rejection {
        if (!(message.get("source") instanceof Map<?, ?> source) || source.get("connector") == null) {
            return false;
        }
        return CONNECTORS.contains(Json.text(source, "connector"));
    }

    private static SequenceRule debezium(Map<String, @Nullable Object> message, boolean read, RawRecord record)
            throws Rejection {
        Map<?, ?> source = Json.object(message, "source");
        return switch (Json.text(source, "connector")) {
            case "postgresql" -> new SequenceRule(Json.count(source.get("lsn"), "lsn"), read ? 0 : 1);
            case "mysql", "mariadb" ->
                new SequenceRule(
                        binlog(Json.text(source, "file"), Json.count(source.get("pos"), "pos")),
                        read ? 0 : next(source.get("row")));
            case "oracle" ->
                new SequenceRule(
                        source.get("scn") instanceof String text ? digits(text) : Json.count(source.get("scn"), "scn"),
                        read ? 0 : place(record) + 1);
            default -> throw new Rejection("no position is known of connector " + source.get("connector"));
        };
    }

    private static SequenceRule maxwell(Map<String, @Nullable Object> message) throws Rejection {
        String position = Json.text(message, "position");
        Matcher parts = BINLOG.matcher(position);
        if (!parts.matches() || parts.group(3) != null) {
            throw new Rejection("'" + position + "' is no position of a binlog");
        }
        long major = binlog(parts.group(1), Long.parseLong(parts.group(2)));
        if (message.get("xoffset") != null) {
            return new SequenceRule(major, next(message.get("xoffset")));
        }
        return new SequenceRule(major, Boolean.TRUE.equals(message.get("commit")) ? COMMIT : 1);
    }

    private static long stream(@Nullable Object position) throws Rejection {
        String text = position instanceof String given ? given : "";
        if (position instanceof BigInteger number) {
            text = number.toString();
        }
        Matcher lsn = LSN.matcher(text);
        if (lsn.matches()) {
            BigInteger number = new BigInteger(lsn.group(1), 16).shiftLeft(32).add(new BigInteger(lsn.group(2), 16));
            return Json.count(number, "stream-position");
        }
        Matcher binlog = BINLOG.matcher(text);
        if (binlog.matches()) {
            return binlog(binlog.group(1), Long.parseLong(binlog.group(2)));
        }
        if (text.length() > 18) {
            throw new Rejection("the stream-position is too long");
        }
        return digits(text);
    }

    private static long binlog(String file, long position) throws Rejection {
        String number = file.substring(file.lastIndexOf('.') + 1);
        boolean fits = file.indexOf('.') >= 0
                && number.length() <= 9
                && DIGITS.matcher(number).matches();
        if (!fits || Long.parseLong(number) > MOST_BINLOGS || position >= BINLOG_SIZE) {
            throw new Rejection("'" + file + "', " + position + " is no place in a binlog");
        }
        return Long.parseLong(number) * BINLOG_SIZE + position;
    }

    private static long digits(String text) throws Rejection {
        if (!DIGITS.matcher(text).matches()) {
            throw new Rejection("'" + text + "' is no position");
        }
        return Json.count(new BigInteger(text), "position");
    }

    private static long next(@Nullable Object count) throws Rejection {
        long number = Json.count(count, "position inside of a transaction", 0);
        if (number == Long.MAX_VALUE) {
            throw new Rejection("a position is too large");
        }
        return number + 1;
    }

    private static long place(RawRecord record) throws Rejection {
        long offset = record.at().offset();
        if (offset >= 900_000_000_000_000L || record.at().partition() >= 10_000) {
            throw new Rejection("the record's place gives no order");
        }
        return offset * 10_000 + record.at().partition();
    }
}
