package dev.onramp.capture.debezium;

/** Positions in PostgreSQL's log, as PostgreSQL writes them. */
final class Lsn {
    private Lsn() {}

    static String text(long lsn) {
        return Long.toHexString(lsn >>> 32).toUpperCase(java.util.Locale.ROOT) + "/"
                + Long.toHexString(lsn & 0xFFFF_FFFFL).toUpperCase(java.util.Locale.ROOT);
    }
}
