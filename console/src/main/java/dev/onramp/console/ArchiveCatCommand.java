package dev.onramp.console;

import dev.onramp.archive.ArchiveErrors;
import dev.onramp.archive.ArchiveSearch;
import dev.onramp.archive.Coordinates;
import dev.onramp.archive.PayloadText;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "cat",
        description = {
            "Prints lines of the archive, each record once, as JSON lines.",
            "What is encrypted is decrypted where transform.unparsable-key is its key."
        },
        mixinStandardHelpOptions = true)
final class ArchiveCatCommand implements Callable<Integer> {
    @Mixin
    private Context context = new Context();

    @Mixin
    private ArchiveDates dates = new ArchiveDates();

    @Parameters(paramLabel = "TABLE", arity = "0..1", description = "A source; not needed with --offset and --ref.")
    private @Nullable String table;

    @Option(
            names = "--offset",
            paramLabel = "COORDINATES",
            description = "The record TOPIC-PARTITION-OFFSET, such as raw_table_cust-0-17.")
    private @Nullable String offset;

    @Option(names = "--dataid", paramLabel = "ID", description = "The record with this dataid.")
    private @Nullable String dataid;

    @Option(names = "--ref", paramLabel = "REF", description = "The record that a header ce_rawref names.")
    private @Nullable String reference;

    @Option(names = "--payload", description = "Print the original payloads alone, a line feed after each.")
    private boolean payload;

    @Option(names = "--json", description = "Print JSON: the lines are JSON in any case.")
    private boolean json;

    ArchiveCatCommand() {}

    @Override
    public Integer call() {
        if (json && payload) {
            throw ConsoleErrors.badValue("--json", "with --payload", "payloads are printed as they came");
        }
        String first = offset == null ? dataid == null ? reference : dataid : offset;
        if ((offset != null && dataid != null) || (first != null && reference != null && first != reference)) {
            throw ConsoleErrors.badValue("--offset, --dataid, --ref", "several of them", "one at most");
        }
        Optional<Coordinates> wanted = Optional.ofNullable(offset)
                .map(text -> Coordinates.of(text)
                        .orElseThrow(() -> ArchiveErrors.badReference(text, "it is no TOPIC-PARTITION-OFFSET")));
        String named = wanted.map(Coordinates::topic).orElse(table);
        if (named == null && reference == null) {
            throw ConsoleErrors.badValue("TABLE", "none", "name a table, or a record with --offset or --ref");
        }
        try (ArchiveContext archive = new ArchiveContext(context, named)) {
            ArchiveSearch search = new ArchiveSearch(archive.archive());
            Printer printer = new Printer(
                    new PayloadText(archive.settings().section("transform").getString("unparsable-key")));
            if (first == null) {
                search.all(archive.tables().get(0), dates.filter(), (at, line) -> printer.print(line));
            } else {
                printer.print(
                        find(search, archive.tables().get(0), wanted).orElseThrow(() -> ArchiveErrors.notFound(first)));
            }
            printer.flush();
            return ExitCode.OK;
        }
    }

    private Optional<String> find(ArchiveSearch search, String named, Optional<Coordinates> wanted) {
        if (wanted.isPresent()) {
            return search.record(wanted.get(), dates.filter());
        }
        return dataid != null
                ? search.dataid(named, dataid, dates.filter())
                : search.reference(String.valueOf(reference));
    }

    /** Bytes, not characters: payloads may be of any kind. */
    private final class Printer {
        private final OutputStream out = new java.io.BufferedOutputStream(System.out, 1 << 16);
        private final PayloadText payloads;

        private Printer(PayloadText payloads) {
            this.payloads = payloads;
        }

        void print(String line) {
            try {
                out.write(
                        payload
                                ? payloads.of(line).orElseGet(() -> new byte[0])
                                : payloads.readable(line).getBytes(StandardCharsets.UTF_8));
                out.write('\n');
            } catch (IOException closed) {
                throw new UncheckedIOException(closed);
            }
        }

        void flush() {
            try {
                out.flush();
            } catch (IOException closed) {
                throw new UncheckedIOException(closed);
            }
        }
    }
}
