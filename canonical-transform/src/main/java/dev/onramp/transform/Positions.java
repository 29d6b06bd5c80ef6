package dev.onramp.transform;

import dev.onramp.model.contract.Sequence;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The positions of databases and tools as sequences; the numbers are in {@code docs/contract.md}, Sequence. */
final class Positions {
    private static final Pattern BINLOG = Pattern.compile(".*\\.(\\d{1,9})", Pattern.DOTALL);
    private static final Pattern BINLOG_POSITION = Pattern.compile("([^:]*):(\\d{1,10})");
    private static final Pattern BINLOG_STREAM = Pattern.compile("([^:]*):(\\d{1,10})(?:[:.].*)?", Pattern.DOTALL);
    private static final Pattern LSN =
            Pattern.compile("([0-9A-Fa-f]{1,8})/([0-9A-Fa-f]{1,8})(?:\\..*)?", Pattern.DOTALL);
    private static final Pattern DIGITS = Pattern.compile("0*(\\d{1,19})");
    private static final long BINLOG_BYTES = 10_000_000_000L;
    private static final long MOST_BINLOGS = 922_337_202L;

    private Positions() {}

    /** @throws RejectionException when it is absent */
    static long required(@Nullable Long number, String name) {
        if (number == null) {
            throw bad(name, "absent");
        }
        return number;
    }

    /** The number behind a count, which is 0 where it is absent. */
    static long behind(@Nullable Long count, String name) {
        if (count != null && count == Long.MAX_VALUE) {
            throw bad(name, "too large");
        }
        return count == null ? 1 : count + 1;
    }

    /** The number of a file and a place in it. */
    static long binlog(@Nullable String file, @Nullable Long position, String name) {
        Matcher digits = BINLOG.matcher(file == null ? "" : file);
        long number = digits.matches() ? Long.parseLong(digits.group(1)) : MOST_BINLOGS + 1;
        if (number > MOST_BINLOGS || position == null || position >= BINLOG_BYTES) {
            throw bad(name, "no position in a binlog");
        }
        return number * BINLOG_BYTES + position;
    }

    /** {@code file:position} and nothing else. */
    static long binlog(String text, String name) {
        return binlog(BINLOG_POSITION.matcher(text), name);
    }

    private static long binlog(Matcher parts, String name) {
        if (!parts.matches()) {
            throw bad(name, "no position in a binlog");
        }
        return binlog(parts.group(1), Long.valueOf(parts.group(2)), name);
    }

    /** A position in the log of whichever database a replication task reads. */
    static long stream(@Nullable String text, String name) {
        if (text == null) {
            throw bad(name, "absent");
        }
        Matcher lsn = LSN.matcher(text);
        if (lsn.matches()) {
            long number = Long.parseLong(lsn.group(1), 16) << 32 | Long.parseLong(lsn.group(2), 16);
            if (number >= 0) {
                return number;
            }
        }
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : binlog(BINLOG_STREAM.matcher(text), name);
    }

    /** A text of digits, perhaps with zeros in front. */
    static long digits(@Nullable String text, String name) {
        Matcher digits = DIGITS.matcher(text == null ? "" : text);
        Long number = digits.matches() ? ScalarText.toLong(digits.group(1)) : null;
        if (number == null) {
            throw bad(name, "no number from 0 to " + Long.MAX_VALUE);
        }
        return number;
    }

    /** Where the record stands on the raw topic, as one number. */
    static long place(RawRecord raw) {
        if (raw.partition() >= Sequence.MOST_PARTITIONS || raw.offset() >= Sequence.MOST_OFFSETS) {
            throw new RejectionException(RejectionReason.BAD_POSITION, "the record's coordinates give no order");
        }
        return Sequence.place(raw.partition(), raw.offset());
    }

    /** By time and place on the raw topic. */
    static Sequence broker(RawRecord raw, String instead) {
        if (raw.timestamp() < 0
                || raw.partition() >= Sequence.MOST_PARTITIONS
                || raw.offset() >= Sequence.MOST_OFFSETS) {
            throw new RejectionException(
                    RejectionReason.BAD_POSITION, instead + "the record's timestamp and offset give no order");
        }
        return Sequence.ofBroker(raw.timestamp(), raw.partition(), raw.offset());
    }

    private static RejectionException bad(String name, String what) {
        return new RejectionException(RejectionReason.BAD_POSITION, name + ": " + what);
    }
}
