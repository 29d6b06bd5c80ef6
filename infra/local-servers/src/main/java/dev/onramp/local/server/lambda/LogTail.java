package dev.onramp.local.server.lambda;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** The end of a function's log, for callers that ask for it with the invocation. */
final class LogTail {
    private static final int MAX_BYTES = 4096;

    private LogTail() {}

    /** A place in a log file. */
    record Mark(Path file, long position) {
        static Mark endOf(Path file) {
            try {
                return new Mark(file, Files.exists(file) ? Files.size(file) : 0);
            } catch (IOException e) {
                return new Mark(file, 0);
            }
        }
    }

    /** What was written since the mark, its last 4 KB at most, in base64; empty when the log cannot be read. */
    static String since(Mark mark) {
        try (RandomAccessFile file = new RandomAccessFile(mark.file().toFile(), "r")) {
            long from = Math.max(mark.position(), file.length() - MAX_BYTES);
            byte[] tail = new byte[(int) Math.max(0, file.length() - from)];
            file.seek(from);
            file.readFully(tail);
            return Base64.getEncoder().encodeToString(tail);
        } catch (IOException e) {
            return "";
        }
    }
}
