package dev.onramp.bench;

/** One way of doing the work that is measured. Runs several times, never beside another one. */
public interface Contestant {
    /** As reports call it. */
    String name();

    /**
     * Does the work once.
     *
     * @param round from 1
     */
    Sample run(int round) throws Exception;
}
