package dev.onramp.console;

import java.time.LocalDate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The dates that a command looks at; those of the archive's folders. */
final class ArchiveDates {
    @Option(names = "--date", paramLabel = "DATE", description = "This date alone (yyyy-MM-dd, UTC).")
    private @Nullable LocalDate date;

    @Option(names = "--from", paramLabel = "DATE", description = "From this date on.")
    private @Nullable LocalDate from;

    @Option(names = "--to", paramLabel = "DATE", description = "Up to this date and with it.")
    private @Nullable LocalDate to;

    ArchiveDates() {}

    Predicate<LocalDate> filter() {
        LocalDate only = date;
        LocalDate first = only == null ? from : only;
        LocalDate last = only == null ? to : only;
        if (only != null && (from != null || to != null)) {
            throw ConsoleErrors.badValue("--date", only.toString(), "it does not go together with --from and --to");
        }
        if (first != null && last != null && first.isAfter(last)) {
            throw ConsoleErrors.badValue("--from", first.toString(), "it is not after --to");
        }
        return each -> (first == null || !each.isBefore(first)) && (last == null || !each.isAfter(last));
    }
}
