package dev.onramp.capture;

/** Database or broker do not answer now; asking again later may help. The message says who and why. */
public final class TemporaryFailure extends Exception {
    private static final long serialVersionUID = 1L;

    public TemporaryFailure(String message, Throwable source) {
        super(message, source);
    }

    public TemporaryFailure(String message) {
        super(message);
    }
}
