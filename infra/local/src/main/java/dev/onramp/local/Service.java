package dev.onramp.local;

import java.util.Locale;

/** One member of the local stack. {@link #text()} is its name in files, logs and on the command line. */
public enum Service {
    KAFKA,
    S3,
    POSTGRES,
    /** The Invoke and Firehose endpoints with the function's own process below them. */
    LAMBDA,
    TRINO,
    FORWARDER,
    FRONT_DOOR,
    INGEST;

    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
