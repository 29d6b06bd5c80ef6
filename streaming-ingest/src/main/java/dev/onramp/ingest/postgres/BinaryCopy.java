package dev.onramp.ingest.postgres;

import java.sql.SQLException;
import org.postgresql.copy.CopyIn;

/** Sends {@link BinaryRows} to PostgreSQL, in pieces of some size. Used by one thread. */
public final class BinaryCopy {
    private static final byte[] HEAD = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final byte[] TAIL = {(byte) 0xff, (byte) 0xff};

    /** The driver looks for an answer of the server after each piece. */
    private static final int SENT_AT_ONCE = 1 << 17;

    private final CopyIn copy;
    private final byte[] bytes = new byte[SENT_AT_ONCE];
    private int length;

    BinaryCopy(CopyIn copy) throws SQLException {
        this.copy = copy;
        send(HEAD, 0, HEAD.length);
    }

    /** Sends whole rows, soon. */
    public void send(byte[] rows, int from, int to) throws SQLException {
        if (to - from > SENT_AT_ONCE - length) {
            flush();
        }
        if (to - from > SENT_AT_ONCE) {
            copy.writeToCopy(rows, from, to - from);
        } else {
            System.arraycopy(rows, from, bytes, length, to - from);
            length += to - from;
        }
    }

    /** Sends the rest and ends the COPY. */
    void end() throws SQLException {
        send(TAIL, 0, TAIL.length);
        flush();
        copy.endCopy();
    }

    private void flush() throws SQLException {
        if (length > 0) {
            copy.writeToCopy(bytes, 0, length);
            length = 0;
        }
    }
}
