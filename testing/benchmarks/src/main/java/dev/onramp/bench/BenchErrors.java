package dev.onramp.bench;

import com.typesafe.config.ConfigParseOptions;
import dev.onramp.config.OnrampException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Every failure that the benchmarks themselves report. */
public final class BenchErrors {
    /** A file that is not there is an error. */
    public static final ConfigParseOptions STRICT =
            ConfigParseOptions.defaults().setAllowMissing(false);

    private BenchErrors() {}

    public static OnrampException badNumber(String option, long value, String expected) {
        return new OnrampException(
                "ONR-B001", "bad value for " + option + ": " + value, expected, "correct it and run again");
    }

    public static OnrampException badText(String option, String value, String expected) {
        return new OnrampException(
                "ONR-B004", "bad value for " + option + ": " + value, expected, "correct it and run again");
    }

    public static OnrampException badPrices(Optional<Path> file, String cause) {
        return new OnrampException(
                "ONR-B002",
                "no prices in " + file.map(Path::toString).orElse("the built-in file"),
                cause,
                "take testing/benchmarks/src/main/resources/prices.conf as an example");
    }

    public static OnrampException noContestant(List<String> why) {
        return new OnrampException(
                "ONR-B005",
                "nobody to measure",
                String.join("; ", why),
                "build the contestants (mvn -DskipTests package; with -Ppeers for Paimon) and run again");
    }

    /** Not thrown: the others run, and the report says it. */
    public static OnrampException notBuilt(String contestant, String module) {
        return new OnrampException(
                "ONR-B007",
                contestant + " takes no part",
                module + " is not built",
                "run mvn -DskipTests package, with -Ppeers for what the product does not need");
    }

    /** Not thrown: the other parts run, and the report says it. */
    public static OnrampException noPsql() {
        return new OnrampException(
                "ONR-B008",
                "PostgreSQL is not measured",
                "there is no psql on the path",
                "install it (Debian: apt-get install postgresql-client)");
    }

    public static OnrampException outOfHeap(String log) {
        return new OnrampException("ONR-B009", "a contestant ran out of heap", log, "give all of them more: --heap 4g");
    }

    public static OnrampException badReport(Path folder, IOException cause) {
        return new OnrampException(
                "ONR-B006",
                "the report cannot be written to " + folder,
                cause.toString(),
                "name a folder that may be written to");
    }

    public static OnrampException noProc() {
        return new OnrampException(
                "ONR-B003",
                "this system does not tell the CPU time of processes",
                "there is no /proc/self/stat",
                "run the benchmark on Linux");
    }
}
