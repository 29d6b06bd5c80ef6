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

        assertThat(stored("a/dt=2026-01-01/x-0-1.gz")).isEqualTo("one".getBytes(UTF_8));
        assertThat(stored("a/dt=2026-01-02/x.gz")).isEqualTo("two".getBytes(UTF_8));
    }

    @Test
    void replacesAnObjectOfTheSameName() {
        assertThat(archive().store(List.of(object("b/x.gz", "one")))).isEmpty();
        assertThat(archive().store(List.of(object("b/x.gz", "second")))).isEmpty();

        assertThat(stored("b/x.gz")).isEqualTo("second".getBytes(UTF_8));
    }

    @Test
    void hasNothingToDoForNoObjects() {
        assertThat(archive().store(List.of())).isEmpty();

        assertThat(archive().location("c/x.gz")).startsWith("s3://").endsWith("/c/x.gz");
    }

    @Test
    void saysWhatItCouldNotStore() {
        Map<String, OnrampException> failures =
                unreachable().store(List.of(object("d/x.gz", "one"), object("d/y.gz", "two")));

        assertThat(failures).containsOnlyKeys("d/x.gz", "d/y.gz");
        assertThat(failures.get("d/x.gz").errorId()).isEqualTo("ONR-T002");
        assertThat(failures.get("d/x.gz")).hasMessageContaining("d/x.gz");
    }

    private static ArchiveObject object(String name, String content) {
        return new ArchiveObject(name, content.getBytes(UTF_8));
    }
}
