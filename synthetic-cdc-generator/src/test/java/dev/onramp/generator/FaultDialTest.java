package dev.onramp.generator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultDialTest {
    /** Few rows, so that the same row changes again while a change of it waits. */
    private static final Shares SHARES = new Shares(0.5, 0.5, 0.1, 60, 60);

    private static final Faults FAULTS = faults();

    @TempDir
    Path folder;

    @Test
    void theSameSeedSendsTheSameBytes() {
        Sink one = new Sink();
        Sink other = new Sink();
        Sink third = new Sink();
        run("one", 3_000, 7, one);
        run("other", 3_000, 7, other);
        run("third", 3_000, 8, third);

        assertThat(one.bytes()).isEqualTo(other.bytes());
        assertThat(one.bytes()).isNotEqualTo(third.bytes());
    }

    @Test
    void everyFaultHappensAboutAsOftenAsItsRateSays() {
        GeneratorResult result = run("rates", 20_000, 7, new Sink());

        for (Fault each : Fault.values()) {
            assertThat(result.faults().get(each)).as(each.label()).isBetween(20L, 1_300L);
        }
        assertThat(result.records())
                .isEqualTo(20_000 + result.faults().get(Fault.DUPLICATES))
                .isEqualTo(result.changes() + result.faults().get(Fault.DUPLICATES));
    }

    /** Plays a perfect pipeline by the contract: what comes of each record must be what the ledger says. */
    @Test
    void theOutcomesAreThoseOfTheContract() {
        Sink sink = new Sink();
        run("outcomes", 20_000, 3, sink);
        Map<String, Long> highest = new HashMap<>();
        Set<Long> seen = new HashSet<>();
        Map<Fate, Integer> counts = new EnumMap<>(Fate.class);

        for (Dispatch each : sink.sent) {
            long sequence = each.change().sequence();
            String row = each.change().table() + " " + each.change().key();
            Fate fate;
            if (each.twist().flatMap(twist -> twist.fault().errorId()).isPresent()) {
                fate = Fate.DEAD_LETTERED;
            } else if (!seen.add(sequence)) {
                fate = Fate.DUPLICATE;
            } else {
                fate = highest.getOrDefault(row, 0L) > sequence ? Fate.SUPERSEDED : Fate.APPLIED;
                highest.merge(row, sequence, Math::max);
            }
            assertThat(each.fate()).as(each.toString()).contains(fate);
            counts.merge(fate, 1, Integer::sum);
        }
        assertThat(counts.keySet())
                .containsExactlyInAnyOrder(Fate.APPLIED, Fate.SUPERSEDED, Fate.DUPLICATE, Fate.DEAD_LETTERED);
    }

    @Test
    void delayedChangesAreSentLaterAndWithinTheirBounds() {
        Sink sink = new Sink();
        run("delays", 20_000, 3, sink);
        long highest = 0;
        Map<Fault, Long> most = new EnumMap<>(Fault.class);
        for (Dispatch each : sink.sent) {
            highest = Math.max(highest, each.change().sequence());
            if (each.step() == Dispatch.Step.RELEASED) {
                most.merge(
                        each.twist().orElseThrow().fault(),
                        highest - each.change().sequence(),
                        Math::max);
            }
        }

        assertThat(most.get(Fault.REORDERING)).isBetween(150L, (long) FaultDial.MOST_REORDERED);
        assertThat(most.get(Fault.LATENESS)).isBetween(4_000L, (long) FaultDial.MOST_LATE);
        assertThat(sink.sent.stream().map(each -> each.change().sequence()).distinct())
                .hasSize(20_000);
    }

    @Test
    void aRunAfterAKillSendsWhatWasHeldAndWhatMayHaveBeenLostWithTheSameOutcomes() {
        Sink killed = new Sink();
        killed.dieAt(2_500);
        assertThatExceptionOfType(Killed.class).isThrownBy(() -> run("killed", 4_000, 5, killed));
        Sink next = new Sink();
        GeneratorResult result = run("killed", 1_000, 5, next);

        assertThat(result.resent()).isGreaterThanOrEqualTo(2_499);
        assertThat(next.bytes().subList(0, 2_499)).isEqualTo(killed.bytes());
        assertThat(next.sent.stream().map(each -> each.change().sequence()).distinct())
                .hasSize((int) result.lastSequence());
        try (Ledger ledger = Ledger.open(folder.resolve("killed"), MessageFormat.ROW)) {
            assertThat(ledger.held().sequences()).isEmpty();
            assertThat(ledger.unacknowledged()).isEmpty();
        }
    }

    @Test
    void aRunWithoutFaultsStillSendsWhatAnEarlierOneHeld() throws IOException {
        Sink first = new Sink();
        run("handed-on", 10, 5, first);
        LegacyChange change = LegacySystemTest.changes(5, SHARES, 11).get(10);
        Dispatch held = new Dispatch(
                Dispatch.Step.HELD, change, Optional.of(new Twist(Fault.LATENESS, 1, 0)), Optional.empty());
        Files.write(
                folder.resolve("handed-on/ledger.ndjson"),
                LedgerLine.of(held),
                java.nio.file.StandardOpenOption.APPEND);

        Sink second = new Sink();
        try (Ledger ledger = Ledger.open(folder.resolve("handed-on"), MessageFormat.ROW)) {
            new Generator(SHARES, Faults.NONE, ledger, second, System::nanoTime)
                    .run(GeneratorRequest.of(1, 5), ProgressListener.SILENT);
        }

        assertThat(second.sent.get(0).change()).isEqualTo(change);
        assertThat(second.sent.get(0).step()).isEqualTo(Dispatch.Step.RELEASED);
    }

    @Test
    void spoilsABytesAsItsNameSays() {
        LegacyChange change = LegacySystemTest.changes(5, SHARES, 1).get(0);
        for (int salt = 0; salt < 500; salt++) {
            assertThat(new String(bytes(change, Fault.TRUNCATED_JSON, salt), UTF_8))
                    .isNotEmpty()
                    .isNotEqualTo(new String(MessageFormat.ROW.bytes(change), UTF_8));
            assertThat(MessageFormat.ROW.bytes(change)).startsWith(bytes(change, Fault.TRUNCATED_JSON, salt));
            assertThat(bytes(change, Fault.CORRUPT_BYTES, salt))
                    .hasSameSizeAs(MessageFormat.ROW.bytes(change))
                    .matches(FaultDialTest::hasControl);
            assertThat(new String(bytes(change, Fault.BAD_UTF8, salt), UTF_8)).contains("\uFFFD");
            assertThat(new String(bytes(change, Fault.NUL_CHARACTERS, salt), UTF_8))
                    .contains("\\u0000");
        }
        assertThat(bytes(change, Fault.OVERSIZED_RECORDS, 1)).hasSize(FAULTS.oversizedBytes());
        assertThat(new String(bytes(change, Fault.TYPE_CHANGES, 1), UTF_8)).doesNotContain("\"status\":\"");
    }

    @Test
    void aReleaseOfWhatWasNotHeldIsABrokenLedger() {
        LegacyChange change = LegacySystemTest.changes(5, SHARES, 1).get(0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HeldChanges()
                        .note(new Dispatch(
                                Dispatch.Step.RELEASED, change, Optional.empty(), Optional.of(Fate.APPLIED))));
    }

    private static boolean hasControl(byte[] bytes) {
        for (byte each : bytes) {
            if (each >= 0 && each < '\t') {
                return true;
            }
        }
        return false;
    }

    private static byte[] bytes(LegacyChange change, Fault fault, int salt) {
        return TwistedMessage.of(change, new Twist(fault, salt, FAULTS.oversizedBytes()));
    }

    private GeneratorResult run(String name, long changes, long seed, ChangeSink sink) {
        try (Ledger ledger = Ledger.open(folder.resolve(name), MessageFormat.ROW)) {
            return new Generator(SHARES, FAULTS, ledger, sink, System::nanoTime)
                    .run(GeneratorRequest.of(changes, seed), ProgressListener.SILENT);
        }
    }

    private static Faults faults() {
        Map<Fault, Double> rates = new EnumMap<>(Fault.class);
        for (Fault each : Fault.values()) {
            rates.put(each, 0.05);
        }
        rates.put(Fault.OVERSIZED_RECORDS, 0.005);
        return new Faults(rates, 2_000);
    }

    /** Stands for a SIGKILL in the middle of a run. */
    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static final class Sink implements ChangeSink {
        private final List<Dispatch> sent = new ArrayList<>();
        private int most = Integer.MAX_VALUE;

        void dieAt(int count) {
            most = count;
        }

        List<String> bytes() {
            return sent.stream()
                    .map(each -> each.dataid() + java.util.HexFormat.of().formatHex(MessageFormat.ROW.bytes(each)))
                    .toList();
        }

        @Override
        public void send(Dispatch dispatch) {
            if (sent.size() + 1 == most) {
                throw new Killed();
            }
            sent.add(dispatch);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
