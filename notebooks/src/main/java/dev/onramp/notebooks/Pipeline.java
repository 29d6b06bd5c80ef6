package dev.onramp.notebooks;

import dev.onramp.config.Settings;
import dev.onramp.dlq.LetterGroup;
import dev.onramp.dlq.Selection;
import dev.onramp.dlq.kafka.DeadLetterTopics;
import dev.onramp.model.CanonicalModel;
import dev.onramp.model.ModelLoader;
import dev.onramp.reconcile.Verification;
import dev.onramp.reconcile.VerifyOptions;
import dev.onramp.reconcile.report.Check;
import dev.onramp.reconcile.report.PartitionAccount;
import dev.onramp.reconcile.report.VerificationReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What the pipeline says of itself: the answers of {@code ./onramp verify} and {@code ./onramp dlq ls} as tables. For one thread; verifies
 * once, with the first question, and takes seconds for that.
 */
public final class Pipeline {
    private final CanonicalModel model;
    private final Settings settings;
    private final List<VerificationReport> verified = new ArrayList<>();

    Pipeline(CanonicalModel model, Settings settings) {
        this.model = Objects.requireNonNull(model, "model");
        this.settings = Objects.requireNonNull(settings, "settings");
    }

    /** The pipeline of the stack that the kernel was started for. */
    public static Pipeline open() {
        Settings settings = NotebookSettings.load();
        return new Pipeline(ModelLoader.load(settings.root().getString("onramp.model-dir")), settings);
    }

    /** What became of every record of the raw topics, one row per topic. */
    public Table account() {
        return account(report().accounts());
    }

    /** What was compared with what the raw archive says there must be. */
    public Table checks() {
        return checks(report().checks());
    }

    /** Changes that could not be mapped and that nobody has replayed yet, by reason. */
    public Table deadLetters() {
        String servers = settings.section("kafka").getString("bootstrap-servers");
        return deadLetters(
                LetterGroup.of(new DeadLetterTopics(model, servers).read().matching(Selection.ALL)));
    }

    static Table account(List<PartitionAccount> accounts) {
        Map<String, List<PartitionAccount>> topics = new TreeMap<>();
        accounts.forEach(each ->
                topics.computeIfAbsent(each.topic(), topic -> new ArrayList<>()).add(each));
        List<List<Object>> rows = new ArrayList<>();
        topics.forEach((topic, parts) -> rows.add(List.of(
                topic,
                parts.stream().mapToLong(PartitionAccount::input).sum(),
                parts.stream().mapToLong(PartitionAccount::applied).sum(),
                parts.stream().mapToLong(PartitionAccount::superseded).sum(),
                parts.stream().mapToLong(PartitionAccount::duplicate).sum(),
                parts.stream().mapToLong(PartitionAccount::deadLettered).sum(),
                parts.stream().mapToLong(PartitionAccount::skipped).sum(),
                parts.stream().mapToLong(PartitionAccount::unexplained).sum(),
                parts.stream().allMatch(PartitionAccount::balances))));
        return new Table(
                "onramp verify",
                "",
                List.of(
                        "topic",
                        "input",
                        "applied",
                        "superseded",
                        "duplicate",
                        "dead_lettered",
                        "skipped",
                        "unexplained",
                        "balances"),
                rows);
    }

    static Table checks(List<Check> checks) {
        List<List<Object>> rows = checks.stream()
                .map(each -> List.<Object>of(
                        each.name(),
                        each.expected(),
                        each.actual(),
                        each.missing(),
                        each.extra(),
                        each.different(),
                        each.holds()))
                .toList();
        return new Table(
                "onramp verify",
                "",
                List.of("compared", "expected", "actual", "missing", "extra", "different", "agrees"),
                rows);
    }

    static Table deadLetters(List<LetterGroup> groups) {
        List<List<Object>> rows = groups.stream()
                .map(each -> List.<Object>of(each.table(), each.errorId(), each.count(), each.message()))
                .toList();
        return new Table("onramp dlq ls", "", List.of("topic", "error", "changes", "last_message"), rows);
    }

    private VerificationReport report() {
        if (verified.isEmpty()) {
            verified.add(Verification.run(model, settings, VerifyOptions.DEFAULT, step -> {}));
        }
        return verified.get(0);
    }
}
