package dev.onramp.contracts;

import dev.onramp.config.DidYouMean;
import dev.onramp.config.OnrampException;
import java.nio.file.Path;
import java.util.Collection;

/** Every failure of this module that a user can act on. {@code docs/errors.md} lists them. */
final class ContractsErrors {
    private ContractsErrors() {}

    static OnrampException folder(Path path, Throwable source) {
        return new OnrampException(
                "ONR-K001",
                "the contracts cannot be read or written at " + path,
                source.getClass().getSimpleName() + ": " + source.getMessage(),
                "check the name, the permissions and the free space, and run again",
                source);
    }

    static OnrampException unknownDataset(String name, String dataset, Collection<String> known) {
        return new OnrampException(
                "ONR-K002",
                "there is no column '" + name + "': no view, entity or source is called '" + dataset + "'",
                DidYouMean.advice(dataset, known),
                "write VIEW.COLUMN, ENTITY.FIELD or RAW_TABLE.COLUMN");
    }

    static OnrampException unknownColumn(String name, String dataset, String column, Collection<String> known) {
        return new OnrampException(
                "ONR-K002",
                "there is no column '" + name + "': " + dataset + " has no '" + column + "'",
                DidYouMean.advice(column, known),
                "write VIEW.COLUMN, ENTITY.FIELD or RAW_TABLE.COLUMN");
    }

    static OnrampException noColumn(String name) {
        return new OnrampException(
                "ONR-K002",
                "'" + name + "' names no column",
                "a name has two parts with a dot between them, or three with the schema in front",
                "write VIEW.COLUMN, ENTITY.FIELD or RAW_TABLE.COLUMN");
    }

    static OnrampException badAddress(String key, String value) {
        return new OnrampException(
                "ONR-K003",
                "'" + value + "' is no address that a contract could name",
                "it is not of the form jdbc:NAME://HOST:PORT/DATABASE",
                "change the setting " + key);
    }
}
