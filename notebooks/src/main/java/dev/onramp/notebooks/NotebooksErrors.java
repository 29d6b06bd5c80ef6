package dev.onramp.notebooks;

import dev.onramp.config.OnrampException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Every failure of queries in notebooks and of executing notebooks. */
public final class NotebooksErrors {
    private NotebooksErrors() {}

    static OnrampException noSuchQuery(String name, List<String> names) {
        return new OnrampException(
                "ONR-N001",
                "there is no query '" + name + "'",
                "notebooks/sql has these: " + String.join(", ", names),
                "use one of them, or add notebooks/sql/" + "NAME.sql with small letters, digits and -");
    }

    static OnrampException queryFailed(String source, Exception failure) {
        return new OnrampException(
                "ONR-N002",
                source + " failed",
                failure instanceof OnrampException known
                        ? known.errorId() + ": " + known.problem() + ": " + known.why()
                        : String.valueOf(failure.getMessage()),
                failure instanceof OnrampException known ? known.remedy() : "run the cell again",
                failure);
    }

    static OnrampException tooManyRows(String source, int most) {
        return new OnrampException(
                "ONR-N003",
                source + " gives more than " + most + " rows",
                "a notebook keeps the rows of a table in memory",
                "aggregate them in SQL, or add a LIMIT");
    }

    static OnrampException noKernel() {
        return new OnrampException(
                "ONR-N004",
                "this kernel does not know the stack",
                "it was not set up by ./onramp notebooks",
                "./onramp notebooks --prepare, then start Jupyter as it says");
    }

    static OnrampException noSuchColumn(String name, String source, List<String> columns) {
        return new OnrampException(
                "ONR-N005",
                source + " has no column '" + name + "'",
                "it has " + String.join(", ", columns),
                "use one of them");
    }

    static OnrampException noNumbers(String name, String source, Object value) {
        return new OnrampException(
                "ONR-N005",
                "column '" + name + "' of " + source + " holds no numbers",
                "one of its values is " + value,
                "name a column of numbers");
    }

    /** A result that a cell takes something from. */
    public static OnrampException noRows(String source) {
        return new OnrampException(
                "ONR-N006",
                source + " gives no rows",
                "the lake holds none that match",
                "./onramp generate, and run again");
    }

    /** A file that is no notebook. */
    public static OnrampException noNotebook(Path file, String why) {
        return new OnrampException(
                "ONR-N008",
                file + " is no notebook",
                why,
                "restore it from the repository, or save it again in Jupyter as nbformat 4");
    }

    /** Jupyter is not on this machine. */
    public static OnrampException noJupyter(String program) {
        return new OnrampException(
                "ONR-N009",
                "there is no " + program + " on the PATH",
                "it executes the notebooks",
                "install it, for example 'apt-get install jupyter-nbconvert', and run again");
    }

    /** @param report what the verification says */
    public static OnrampException notVerified(String report) {
        return new OnrampException(
                "ONR-N010",
                "the notebooks' own stack does not hold what it should",
                "\n" + report,
                "run again; if it stays, it is a fault of the pipeline");
    }

    /** A file or folder of the notebooks. */
    public static OnrampException unreadable(Path file, IOException failure) {
        return new OnrampException(
                "ONR-N007",
                "cannot read " + file,
                failure.getClass().getSimpleName() + ": " + failure.getMessage(),
                "check that the folder notebooks of the repository is complete",
                failure);
    }
}
