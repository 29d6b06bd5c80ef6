package dev.onramp.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onramp.config.OnrampException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratorTest {
    private static final Shares SHARES = new Shares(0.5, 0.3, 0.1, 200, 200);

    @TempDir
    Path folder;

    @Test
    void writesTheLedgerInTheOrderOfSending() throws IOException {
        RecordingSink sink = new RecordingSink();

        GeneratorResult result = run(GeneratorRequest.of(1_234, 42), sink);

        assertThat(result.changes()).isEqualTo(1_234);
        assertThat(result.resent()).isZero();
        assertThat(result.lastSequence()).isEqualTo(1_234);
        assertThat(Files.readAllLines(result.ledger()))
                .isEqualTo(sink.sent.stream()
                        .map(each -> new String(LedgerLine.of(each), java.nio.charset.StandardCharsets.UTF_8).strip())
                        .toList());
        assertThat(sink.flushed).isEqualTo(sink.sent.size());
    }

    @Test
    void theLedgerFoldsToTheRowsThatAreThere() throws IOException {
        Path file = run(GeneratorRequest.of(2_000, 9), new RecordingSink()).ledger();
        Map<String, JsonNode> folded = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode json = new ObjectMapper().readTree(line);
            String key = json.get("table").asText() + " " + json.get("key").asText();
            if (json.get("op").asText().equals("d")) {
                folded.remove(key);
            } else {
                folded.put(key, json.get("row"));
            }
        }

        Map<String, JsonNode> live = new TreeMap<>();
        try (Ledger ledger = Ledger.open(folder, MessageFormat.ROW)) {
            for (LegacyTable table : LegacyTable.values()) {
                ledger.state()
                        .live(table)
                        .forEach(row -> live.put(
                                table.table() + " " + row.key(), new ObjectMapper().valueToTree(row.columns())));
            }
        }
        assertThat(folded).isNotEmpty().isEqualTo(live);
    }

    @Test
    void twoRunsMakeTheSameChangesAsOne() {
        RecordingSink once = new RecordingSink();
        RecordingSink twice = new RecordingSink();
        run(folder.resolve("once"), GeneratorRequest.of(900, 5), once);
        run(folder.resolve("twice"), GeneratorRequest.of(333, 5), twice);
        run(folder.resolve("twice"), GeneratorRequest.of(567, 5), twice);

        assertThat(twice.sent).isEqualTo(once.sent);
    }

    @Test
    void sendsAgainWhatAKilledRunMayNotHaveGotAcross() {
        RecordingSink first = new RecordingSink();
        first.dieAt(700);
        assertThatExceptionOfType(Killed.class).isThrownBy(() -> run(GeneratorRequest.of(2_000, 5), first));
        RecordingSink second = new RecordingSink();

        GeneratorResult result = run(GeneratorRequest.of(500, 5), second);

        assertThat(result.resent()).isEqualTo(1_000);
        assertThat(second.sent).hasSize(1_500);
        assertThat(second.sent.get(0).change().sequence()).isEqualTo(1);
        assertThat(second.sent.subList(0, 699)).isEqualTo(first.sent.subList(0, 699));
        assertThat(run(GeneratorRequest.of(1, 5), new RecordingSink()).resent()).isZero();
    }

    @Test
    void cutsAwayALineThatAKillLeftHalfWritten() throws IOException {
        Path file = run(GeneratorRequest.of(10, 5), new RecordingSink()).ledger();
        Files.writeString(file, "{\"table\":\"raw_table_cu", StandardOpenOption.APPEND);

        GeneratorResult result = run(GeneratorRequest.of(10, 5), new RecordingSink());

        assertThat(result.lastSequence()).isEqualTo(20);
        assertThat(Files.readAllLines(file)).hasSize(20).allMatch(each -> each.endsWith("}}"));
    }

    @Test
    void saysWhichLineOfALedgerIsBroken() throws IOException {
        Path file = run(GeneratorRequest.of(10, 5), new RecordingSink()).ledger();
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.set(3, "{}");
        Files.write(file, lines);

        assertFails("ONR-G003", "is broken in line 4", () -> run(GeneratorRequest.of(10, 5), new RecordingSink()));
    }

    @Test
    void saysThatALedgerEndsTooSoon() throws IOException {
        Path file = run(GeneratorRequest.of(10, 5), new RecordingSink()).ledger();
        Files.write(file, Files.readAllLines(file).subList(0, 8));

        assertFails(
                "ONR-G003",
                "it ends at line 8, but 10 were sent",
                () -> run(GeneratorRequest.of(10, 5), new RecordingSink()));
    }

    @Test
    void letsOneRunAtATimeWorkOnALedger() {
        try (Ledger held = Ledger.open(folder, MessageFormat.ROW)) {
            assertThat(held.state().sequence()).isZero();
            assertFails("ONR-G004", "in use", () -> run(GeneratorRequest.of(1, 1), new RecordingSink()));
        }
        assertThat(run(GeneratorRequest.of(1, 1), new RecordingSink()).changes())
                .isEqualTo(1);
    }

    @Test
    void deletesNothingInPlainRowsAndKeepsToOneFormat() {
        RecordingSink sink = new RecordingSink();
        run(GeneratorRequest.of(300, 5).in(MessageFormat.PLAIN), sink);

        assertThat(sink.changes()).noneMatch(each -> each.operation() == LegacyChange.Operation.DELETE);
        assertFails("ONR-G005", "cannot go on in format ROW", () -> run(GeneratorRequest.of(1, 5), sink));
    }

    @Test
    void tellsItsProgress() {
        List<Long> heard = new ArrayList<>();
        try (Ledger ledger = Ledger.open(folder, MessageFormat.ROW)) {
            new Generator(SHARES, Faults.NONE, ledger, new RecordingSink(), System::nanoTime)
                    .run(GeneratorRequest.of(1_100, 1), (sent, total) -> heard.add(sent));
        }

        assertThat(heard).isSorted().endsWith(1_100L);
    }

    @Test
    void refusesRequestsAndSharesThatMakeNoSenseAllAtOnce() {
        assertFails("ONR-G001", "changes: is 0", () -> GeneratorRequest.of(0, 1));
        assertFails("ONR-G001", "rate: is -1", () -> GeneratorRequest.of(1, 1).atRate(-1));
        assertThatExceptionOfType(OnrampException.class)
                .isThrownBy(() -> new Shares(-0.1, 0.7, 0.4, 0, -1))
                .withMessageContaining("customers-share: is -0.1")
                .withMessageContaining("together")
                .withMessageContaining("max-customers: is 0")
                .withMessageContaining("max-accounts: is -1");
        assertFails("ONR-G001", "update-share: is NaN", () -> new Shares(0, Double.NaN, 0, 1, 1));
    }

    private static void assertFails(String errorId, String text, Runnable action) {
        assertThatExceptionOfType(OnrampException.class)
                .isThrownBy(action::run)
                .withMessageContaining(text)
                .satisfies(thrown -> assertThat(thrown.errorId()).isEqualTo(errorId));
    }

    private GeneratorResult run(GeneratorRequest request, ChangeSink sink) {
        return run(folder, request, sink);
    }

    private static GeneratorResult run(Path folder, GeneratorRequest request, ChangeSink sink) {
        try (Ledger ledger = Ledger.open(folder, request.format())) {
            return new Generator(SHARES, Faults.NONE, ledger, sink, System::nanoTime)
                    .run(request, ProgressListener.SILENT);
        }
    }

    /** Stands for a SIGKILL in the middle of a run. */
    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static final class RecordingSink implements ChangeSink {
        private final List<Dispatch> sent = new ArrayList<>();
        private int flushed;
        private Consumer<Dispatch> before = change -> {};

        List<LegacyChange> changes() {
            return sent.stream().map(Dispatch::change).toList();
        }

        void dieAt(long sequence) {
            before = change -> {
                if (change.change().sequence() == sequence) {
                    throw new Killed();
                }
            };
        }

        @Override
        public void send(Dispatch change) {
            before.accept(change);
            sent.add(change);
        }

        @Override
        public void flush() {
            flushed = sent.size();
        }

        @Override
        public void close() {}
    }
}
