package dev.onramp.forwarder;

/** The process that runs into it is gone, with all that it knew. */
final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Crash(String when) {
        super("crashed " + when);
    }
}
