package dev.onramp.views.trino;

import io.trino.jdbc.$internal.client.FailureException;
import java.io.IOException;
import java.sql.SQLException;

/** What kind of failure a statement met. Decided by types and by Trino's error codes, never by the message. */
enum TrinoFailure {
    /** Nobody answers. */
    UNREACHABLE,
    /** The server is there but starts up, shuts down or has no workers yet. */
    NOT_READY,
    /** A procedure refuses its argument: for {@code register_table}, nothing is at the location. */
    REFUSED_ARGUMENT,
    /** Name or stored description of a table lead nowhere. */
    NO_SUCH_TABLE,
    /** The user may not do that. */
    DENIED,
    OTHER;

    private static final int GENERIC_USER_ERROR = 0;
    private static final int PERMISSION_DENIED = 4;
    private static final int TABLE_NOT_FOUND = 46;
    private static final int NO_NODES_AVAILABLE = 0x1_0005;
    private static final int SERVER_SHUTTING_DOWN = 0x1_0009;
    private static final int SERVER_STARTING_UP = 0x1_000c;
    private static final int DELTA_LAKE_INVALID_SCHEMA = 0x506_0000;
    private static final int DELTA_LAKE_INVALID_TABLE = 0x506_0001;

    static TrinoFailure of(SQLException failure) {
        if (isTransport(failure)) {
            return UNREACHABLE;
        }
        return switch (failure.getErrorCode()) {
            case NO_NODES_AVAILABLE, SERVER_SHUTTING_DOWN, SERVER_STARTING_UP -> NOT_READY;
            case TABLE_NOT_FOUND, DELTA_LAKE_INVALID_SCHEMA, DELTA_LAKE_INVALID_TABLE -> NO_SUCH_TABLE;
            case PERMISSION_DENIED -> DENIED;
            // The driver's own failures have no code, which is 0 as well.
            case GENERIC_USER_ERROR -> failure.getCause() instanceof FailureException ? REFUSED_ARGUMENT : OTHER;
            default -> OTHER;
        };
    }

    private static boolean isTransport(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof IOException) {
                return true;
            }
        }
        return false;
    }
}
