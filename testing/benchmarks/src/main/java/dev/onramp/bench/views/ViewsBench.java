package dev.onramp.bench.views;

import dev.onramp.bench.BenchStack;
import dev.onramp.local.Service;
import dev.onramp.model.ModelLoader;
import dev.onramp.views.trino.TrinoViews;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Fills a lake of its own through the ingest, changes a part of it while the table of the view is kept up to date, and then reads it in four ways in turn.
 */
final class ViewsBench {
    private static final String KEPT = "canonical.account_wide";
    private static final String WIDE = "views.account_wide";
    private static final String MATERIALISED = "views.account_wide_materialised";
    private static final String YARD = "canonical.yard_";
    private static final Duration PATIENCE = Duration.ofHours(2);
    /** Pieces in which the changes come, so that the table is refreshed several times. */
    private static final int PIECES = 2;

    private final int accounts;
    private final int rounds;
    private final long seed;
    private final Map<String, String> overrides;
    private final Consumer<String> progress;

    ViewsBench(int accounts, int rounds, long seed, Map<String, String> overrides, Consumer<String> progress) {
        this.accounts = accounts;
        this.rounds = rounds;
        this.seed = seed;
        this.overrides = overrides;
        this.progress = progress;
    }

    /** @param home of the installation */
    ViewsReport run(Path home) throws Exception {
        Path model = Files.createTempDirectory("onramp-bench-model");
        materialisedModel(home, model);
        Map<String, String> settings = new LinkedHashMap<>(Map.of(
                "model-dir", model.toString(),
                "ingest.sinks", "lake",
                "ingest.maintenance.interval", "20s",
                "ingest.max-offsets-per-trigger", "200000",
                "local.heap.ingest", "2g",
                "local.heap.trino", "2g"));
        settings.putAll(overrides);
        try (BenchStack stack = new BenchStack(home, settings);
                ViewRecords records = new ViewRecords(stack.settings(), accounts, seed)) {
            progress.accept("sending " + accounts + " accounts with their customers and persons");
            records.fill();
            stack.start(Map.of(), Service.TRINO);
            stack.start(Map.of(), Service.INGEST);
            TrinoViews.of(stack.settings())
                    .apply(ModelLoader.load(model.toString()))
                    .orThrow();
            try (TrinoRuns trino =
                    new TrinoRuns(stack.settings().section("trino").getString("url"))) {
                awaitEqual(trino, records);
                for (int i = 0; i < PIECES; i++) {
                    records.change(Math.max(1, accounts / 50));
                    awaitEqual(trino, records);
                }
                String files = files(trino);
                stack.stop(Service.INGEST);
                compactedCopies(trino, stack);
                return measured(trino, files);
            }
        } finally {
            delete(model);
        }
    }

    private ViewsReport measured(TrinoRuns trino, String files) throws SQLException {
        Map<String, Map<String, List<TrinoRuns.Run>>> runs = new LinkedHashMap<>();
        List<String> flaws = new ArrayList<>();
        for (ViewQuery query : ViewQuery.all(Integer.toString(1_000_000 + accounts / 3))) {
            Map<String, String> texts = texts(query);
            Map<String, List<TrinoRuns.Run>> measured = new LinkedHashMap<>();
            for (String each : texts.keySet()) {
                measured.put(each, new ArrayList<>());
                // Once for whatever is made when it is first asked for.
                trino.run(texts.getOrDefault(each, ""));
            }
            List<String> names = new ArrayList<>(texts.keySet());
            List<String> expected = null;
            for (int round = 0; round < rounds; round++) {
                for (int turn = 0; turn < names.size(); turn++) {
                    String name = names.get((turn + round) % names.size());
                    TrinoRuns.Run run = trino.run(texts.getOrDefault(name, ""));
                    measured.getOrDefault(name, new ArrayList<>()).add(run);
                    expected = expected == null ? run.rows() : expected;
                    if (run.rows().isEmpty() || !run.rows().equals(expected)) {
                        flaws.add(query.name() + ": " + name + " shows other rows");
                    }
                }
            }
            runs.put(query.name(), measured);
            progress.accept("measured: " + query.name());
        }
        return new ViewsReport(accounts, files, runs, flaws.stream().distinct().toList());
    }

    private static Map<String, String> texts(ViewQuery query) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(ViewsReport.CONTESTANTS.get(0), String.format(query.shown(), YARD + "wide"));
        texts.put(ViewsReport.CONTESTANTS.get(1), String.format(query.shown(), MATERIALISED));
        texts.put(ViewsReport.CONTESTANTS.get(2), String.format(query.shown(), WIDE));
        texts.put(ViewsReport.CONTESTANTS.get(3), query.joins().replace("canonical.", YARD));
        return texts;
    }

    /** What a person would make by hand: the same rows, ordered by their key, in new files. The column names are those of the view. */
    private void compactedCopies(TrinoRuns trino, BenchStack stack) throws SQLException {
        progress.accept("making compacted copies");
        String lake = "s3://" + stack.settings().section("lake").getString("bucket") + "/canonical/";
        for (String entity : List.of("account", "customer", "individual")) {
            copy(
                    trino,
                    lake,
                    entity,
                    "SELECT * FROM canonical." + entity,
                    entity.equals("account") ? "account_number" : "1");
        }
        copy(
                trino,
                lake,
                "wide",
                "SELECT account_number, account_name, account_type, customer_number, status, created, valid_from, valid_to,"
                        + " customer__status AS customer_status, customer__party_id AS party_id,"
                        + " customer__party_type AS party_type, customer__party__name AS name,"
                        + " customer__party__first_name AS first_name, customer__party__last_name AS last_name,"
                        + " customer__party__middle_names AS middle_names, customer__party__prefix AS prefix,"
                        + " customer__party__gender AS gender, customer__party__marital_status AS marital_status,"
                        + " _sequence, _changed_at FROM " + KEPT,
                "account_number");
    }

    private static void copy(TrinoRuns trino, String lake, String name, String query, String order)
            throws SQLException {
        trino.execute("CREATE TABLE " + YARD + name + " WITH (location = '" + lake + "yard_" + name + "') AS " + query
                + " ORDER BY " + order);
    }

    private static String files(TrinoRuns trino) throws SQLException {
        String[] counts =
                state(trino, KEPT, "count(DISTINCT \"$path\"), count(*)").split("\\|", -1);
        return "the kept table has " + counts[0] + " files";
    }

    /** Waits until everything sent is in the view, and the view's rows and the kept ones have the same checksum. */
    private void awaitEqual(TrinoRuns trino, ViewRecords records) throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        String wanted = accounts + "|" + records.lastSequence() + "|";
        while (true) {
            String now = state(trino, WIDE, "count(*), max(_sequence)");
            if (now.equals(wanted)
                    && state(trino, MATERIALISED, "count(*), max(_sequence)").equals(wanted)
                    && checksum(trino, WIDE).equals(checksum(trino, MATERIALISED))) {
                progress.accept("the view and its table have the same rows");
                return;
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(now + " in place of " + wanted + ", or the table is not the view");
            }
            Thread.sleep(3_000);
        }
    }

    private static String checksum(TrinoRuns trino, String relation) throws SQLException {
        return state(
                trino,
                relation,
                "checksum(ROW(account_number, account_name, account_type, customer_number, status, created, valid_from,"
                        + " valid_to, customer_status, party_id, party_type, name, first_name, last_name, middle_names,"
                        + " prefix, gender, marital_status, _sequence, _changed_at))");
    }

    private static String state(TrinoRuns trino, String relation, String what) throws SQLException {
        return trino.run("SELECT " + what + " FROM " + relation).rows().get(0);
    }

    /** The built-in model, its account materialised. */
    private static void materialisedModel(Path home, Path target) throws IOException {
        Path source = home.resolve("canonical-model/src/main/resources/model");
        try (Stream<Path> files = Files.walk(source)) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                Path copy = target.resolve(source.relativize(each).toString());
                Files.createDirectories(copy.getParent());
                String text = Files.readString(each);
                Files.writeString(
                        copy,
                        each.endsWith("entities/account.conf")
                                ? text.replaceFirst("kind = thing", "kind = thing\n    materialised = true")
                                : text);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path each : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
