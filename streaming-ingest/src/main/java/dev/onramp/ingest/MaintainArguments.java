package dev.onramp.ingest;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The command line of {@link MaintainMain}.
 *
 * @param entities what to maintain; all when empty
 * @param retention in the place of the settings'
 * @param forced whether a retention is taken that is dangerous beside readers and writers
 */
record MaintainArguments(
        Optional<Path> config,
        List<String> entities,
        Optional<Duration> retention,
        boolean forced,
        boolean dryRun,
        boolean json,
        Optional<Long> parent) {
    /** @throws dev.onramp.config.OnrampException ONR-C004 for what makes no sense */
    static MaintainArguments parse(String... args) {
        Optional<Path> config = Optional.empty();
        List<String> entities = new ArrayList<>();
        Optional<Duration> retention = Optional.empty();
        Optional<Long> parent = Optional.empty();
        List<String> marks = new ArrayList<>();
        for (int i = 0; i < args.length; i++) {
            String option = args[i];
            if (List.of("--force", "--dry-run", "--json").contains(option)) {
                marks.add(option);
                continue;
            }
            if (!List.of("--config", "--entity", "--retain-hours", "--parent").contains(option)) {
                throw IngestErrors.maintainCalledWrongly("'" + option + "' is not one of its options");
            }
            if (++i == args.length) {
                throw IngestErrors.maintainCalledWrongly(option + " needs a value");
            }
            switch (option) {
                case "--config" -> config = Optional.of(Path.of(args[i]));
                case "--entity" -> entities.add(args[i]);
                case "--parent" -> parent = Optional.of(number(option, args[i]));
                default -> retention = Optional.of(Duration.ofHours(number(option, args[i])));
            }
        }
        return new MaintainArguments(
                config,
                List.copyOf(entities),
                retention,
                marks.contains("--force"),
                marks.contains("--dry-run"),
                marks.contains("--json"),
                parent);
    }

    private static long number(String option, String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw IngestErrors.maintainCalledWrongly(option + " needs a whole number, not '" + text + "'");
        }
        return Long.parseLong(text);
    }
}
