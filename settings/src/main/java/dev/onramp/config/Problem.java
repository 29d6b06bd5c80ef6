package dev.onramp.config;

import java.util.Objects;

/**
 * One thing that is wrong in a file that a person wrote, said so that the person can mend it.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @param file the file as the person knows it, or another origin such as {@code environment variable X}
 * @param line the line in it, counted from 1; 0 where the origin has no lines
 * @param path the dotted path of the value, empty for the whole file
 * @param cause what is wrong, with the offending value
 * @param fix what to do about it
 */
public record Problem(String file, int line, String path, String cause, String fix) {
    public Problem {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(cause, "cause");
        Objects.requireNonNull(fix, "fix");
    }

    /** The problem in one line: {@code file:line: path: cause. fix}. */
    @Override
    public String toString() {
        String where = line > 0 ? file + ":" + line : file;
        return where + ": " + (path.isEmpty() ? "" : path + ": ") + cause + ". " + fix;
    }
}
