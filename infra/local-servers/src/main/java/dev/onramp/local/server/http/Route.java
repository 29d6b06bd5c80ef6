package dev.onramp.local.server.http;

/** One service behind the server. Called from several threads at once. */
public interface Route {
    /** Whether this service answers requests like this one; the body is not there yet. */
    boolean accepts(Request head);

    /** The largest body in bytes that is read into memory; a larger one is discarded and {@link #tooLarge} answers. */
    int maxBodyBytes();

    /**
     * Answers one request.
     *
     * @throws Fault to answer an error of the service
     */
    Reply answer(Request request) throws InterruptedException;

    /** Answers a request whose body is longer than {@link #maxBodyBytes}. */
    Fault tooLarge(Request head, long bodyBytes);

    /** Answers a request for which there is no memory at this moment. */
    Fault busy();

    /** Words an error as this service does. */
    Reply worded(Fault fault);
}
