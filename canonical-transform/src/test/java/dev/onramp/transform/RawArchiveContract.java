package dev.onramp.transform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.config.OnrampException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every raw archive does, the fake one and the real one. */
public abstract class RawArchiveContract {
    protected abstract RawArchive archive();

    /** An archive whose bucket cannot be written. */
    protected abstract RawArchive unreachable();

    protected abstract byte[] stored(String name);

    @Test
    void storesEveryObjectUnderItsName() {
        assertThat(archive()
                        .store(List.of(
                                object("a/dt=2026-01-01/x-0-1.gz", "one"), object("a/dt=2026-01-02/x.gz", "two"))))
                .isEmpty();

        assertThat(stored("a/dt=2026-01-01/x-0-1.gz"))
                .isEqualTo(object("", "one").object().content());
        assertThat(stored("a/dt=2026-01-02/x.gz"))
                .isEqualTo(object("", "two").object().content());
    }

    @Test
    void replacesAnObjectOfTheSameName() {
        assertThat(archive().store(List.of(object("b/x.gz", "one")))).isEmpty();
        assertThat(archive().store(List.of(object("b/x.gz", "second")))).isEmpty();

        assertThat(stored("b/x.gz")).isEqualTo(object("", "second").object().content());
    }

    @Test
    void hasNothingToDoForNoObjects() {
        assertThat(archive().store(List.of())).isEmpty();

        assertThat(archive().reference("c/x.gz", Fixtures.record("t", 1, "{}"), 3))
                .startsWith("s3://")
                .endsWith("/c/x.gz#3");
    }

    @Test
    void saysWhatItCouldNotStore() {
        Map<String, OnrampException> failures =
                unreachable().store(List.of(object("d/x.gz", "one"), object("d/y.gz", "two")));

        assertThat(failures).containsOnlyKeys("d/x.gz", "d/y.gz");
        assertThat(failures.get("d/x.gz").errorId()).isEqualTo("ONR-T002");
        assertThat(failures.get("d/x.gz")).hasMessageContaining("d/x.gz");
    }

    private static ArchiveBatch object(String name, String content) {
        byte[] text = content.getBytes(UTF_8);
        return new ArchiveBatch(name, "t", List.of(Fixtures.record("t", 1, "{}")), text, new int[] {text.length});
    }
}
