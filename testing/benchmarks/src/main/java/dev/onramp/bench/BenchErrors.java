package dev.onramp.bench;

import com.typesafe.config.ConfigParseOptions;
import dev.onramp.config.OnrampException;
import java.nio.file.Path;
import java.util.Optional;

/** Every failure that the benchmarks themselves report. */
public final class BenchErrors {
    /** A file that is not there is an error. */
    public static final ConfigParseOptions STRICT = ConfigParseOptions.defaults().setAllowMissing(false);

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

    public static OnrampException noProc() {
        return new OnrampException(
                "ONR-B003",
                "this system does not tell the CPU time of processes",
                "there is no /proc/self/stat",
                "run the benchmark on Linux");
    }
}
