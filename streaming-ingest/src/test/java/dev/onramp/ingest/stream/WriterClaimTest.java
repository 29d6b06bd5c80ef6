package dev.onramp.ingest.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriterClaimTest {
    @TempDir
    Path folder;

    @Test
    void theOneThatTookLastHoldsAndTheOtherIsToldWho() throws Exception {
        WriterClaim older = claim("older", 1);
        WriterClaim newer = claim("newer", 2);
        older.take();
        older.hold();
        assertThatCode(newer::hold).as("not taken yet").doesNotThrowAnyException();
        newer.take();

        newer.hold();
        assertThatThrownBy(older::hold)
                .hasMessageContainingAll("ONR-I009", folder.toString(), "process 2 on host-newer", "at-newer");
        Throwable told = catchThrowable(older::hold);
        assertThat(Failures.judge(new IllegalStateException(told)).kind()).isEqualTo(Failures.Kind.SUPERSEDED);
    }

    @Test
    void takingAgainDoesNotTakeBack() throws Exception {
        WriterClaim older = claim("older", 1);
        older.take();
        claim("newer", 2).take();

        older.take();

        assertThatThrownBy(older::hold).hasMessageContaining("ONR-I009");
    }

    @Test
    void aFileThatIsGoneOrNobodysIsWrittenAgain() throws Exception {
        WriterClaim claim = claim("one", 1);
        claim.take();
        Path file = folder.resolve(WriterClaim.FILE);
        for (String spoilt : new String[] {"", "no JSON", "{}"}) {
            Files.deleteIfExists(folder.resolve("." + WriterClaim.FILE + ".crc"));
            Files.writeString(file, spoilt);
            claim.hold();
            assertThat(file).content().contains("host-one");
        }
        Files.delete(file);
        claim.hold();
        assertThat(file).content().contains("host-one");
    }

    private WriterClaim claim(String name, long pid) {
        return new WriterClaim(
                folder.toUri().toString(),
                new Configuration(),
                new WriterClaim.Writer(name, "host-" + name, pid, "2026-01-31T10:11:12Z", "at-" + name));
    }
}
