package dev.onramp.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
    @TempDir
    private Path folder;

    @Test
    void givesTheLastLinesOfOneStartOnly() throws Exception {
        LogFile log = new LogFile(folder.resolve("kafka.log"));
        Files.writeString(log.path(), "old start\n");
        long from = log.size();
        Files.writeString(log.path(), "old start\none\ntwo\nthree\n");

        assertThat(log.tail(from, 2)).isEqualTo("two\nthree");
        assertThat(log.tail(from, 9)).isEqualTo("one\ntwo\nthree");
    }

    @Test
    void saysWhenNothingWasWritten() throws Exception {
        LogFile log = new LogFile(folder.resolve("kafka.log"));
        Files.writeString(log.path(), "");

        assertThat(log.tail(0, 5)).isEqualTo("(nothing was written)");
    }

    @Test
    void movesAFileThatGrewTooLargeOutOfTheWay() throws Exception {
        LogFile log = new LogFile(folder.resolve("kafka.log"));
        try (RandomAccessFile file = new RandomAccessFile(log.path().toFile(), "rw")) {
            file.setLength(LogFile.MAX_BYTES + 1);
        }

        log.guard();

        assertThat(log.size()).isZero();
        assertThat(folder.resolve("kafka.log.1")).hasSize(LogFile.MAX_BYTES + 1);
    }

    @Test
    void leavesASmallFileAsItIs() throws Exception {
        LogFile log = new LogFile(folder.resolve("kafka.log"));
        Files.writeString(log.path(), "line\n");

        log.guard();

        assertThat(log.path()).hasContent("line\n");
    }
}
