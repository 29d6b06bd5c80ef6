package dev.onramp.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.door.IdempotencyWindow.Claim;
import dev.onramp.model.Identifier;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What is counted and remembered of a producer. */
class LimitsTest {
    private final AtomicLong clock = new AtomicLong();
    private final IdempotencyWindow window = new IdempotencyWindow(Duration.ofSeconds(10), 3, clock::get);

    @Test
    void aBucketGivesWhatItHoldsAndSaysHowLongTheRestTakes() {
        TokenBucket bucket = new TokenBucket(10, 20, clock::get);

        assertThat(bucket.take(20)).isZero();
        assertThat(bucket.take(5)).isEqualTo(Duration.ofMillis(500));
        clock.addAndGet(Duration.ofMillis(500).toNanos());
        assertThat(bucket.take(5)).isZero();
        clock.addAndGet(Duration.ofHours(1).toNanos());
        assertThat(bucket.take(21)).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void aStoredIdIsKnownUntilTheWindowIsOver() {
        Claim first = window.claim("a", "f").orElseThrow();
        window.settle("a", first, Appended.stored());

        assertThat(window.claim("a", "f").orElseThrow().repeated()).isTrue();
        assertThat(window.claim("a", "other")).isEmpty();
        clock.addAndGet(Duration.ofSeconds(11).toNanos());
        assertThat(window.claim("a", "other").orElseThrow().repeated()).isFalse();
    }

    @Test
    void anIdThatWasNotStoredMayComeAgain() {
        Claim first = window.claim("a", "f").orElseThrow();
        window.settle("a", first, new Appended(Appended.Kind.UNAVAILABLE, "away"));

        assertThat(window.claim("a", "f").orElseThrow().repeated()).isFalse();
        assertThat(first.outcome().join().kind()).isEqualTo(Appended.Kind.UNAVAILABLE);
    }

    @Test
    void theOldestIdsGoWhenThereAreTooMany() {
        for (String id : List.of("a", "b", "c", "d")) {
            window.claim(id, "f");
        }

        assertThat(window.claim("d", "f").orElseThrow().repeated()).isTrue();
        assertThat(window.claim("a", "f").orElseThrow().repeated()).isFalse();
    }

    @Test
    void dataidsFollowFromTheEventAloneOrAreNew() {
        DataIds ids = new DataIds(new SecureRandom());
        Identifier table = new Identifier("t");
        Optional<EventId> event = Optional.of(EventId.ofCloudEvent("s", "1"));

        assertThat(ids.of("p", table, event)).isEqualTo(ids.of("p", table, event));
        assertThat(Set.of(
                        ids.of("p", table, event),
                        ids.of("q", table, event),
                        ids.of("p", new Identifier("u"), event),
                        ids.of("p", table, Optional.of(EventId.ofCloudEvent("s1", ""))),
                        ids.of("p", table, Optional.of(EventId.ofRequest("s", 1))),
                        ids.of("p", table, Optional.empty()),
                        ids.of("p", table, Optional.empty())))
                .hasSize(7);
    }
}
