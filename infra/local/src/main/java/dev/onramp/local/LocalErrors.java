package dev.onramp.local;

import dev.onramp.config.OnrampException;
import java.nio.file.Path;
import java.time.Duration;

/** Every failure of the local stack that a user sees. */
public final class LocalErrors {
    private LocalErrors() {}

    public static OnrampException notBuilt(String module, Path missing) {
        return new OnrampException(
                "ONR-L001",
                "the module " + module + " is not built",
                missing + " does not exist",
                "run: mvn -q -DskipTests package");
    }

    public static OnrampException foreignFolder(Path folder) {
        return new OnrampException(
                "ONR-L002",
                "the data folder " + folder + " was left alone",
                "it holds files, and none of them says that it is a data folder of Onramp",
                "name another folder with --set data-dir=DIR, or empty this one yourself");
    }

    public static OnrampException otherFormat(Path folder, String found, String expected) {
        return new OnrampException(
                "ONR-L003",
                "the data folder " + folder + " was left alone",
                "it was written in data format '" + found + "', this version reads and writes '" + expected + "'",
                "use the version that wrote it, or name another folder with --set data-dir=DIR");
    }

    public static OnrampException diskFull(Path folder, long freeMib, long neededMib) {
        return new OnrampException(
                "ONR-L004",
                "the stack was not started",
                "the disk of " + folder + " has " + freeMib + " MiB free and the stack wants " + neededMib + " MiB",
                "free some space, or name a folder on another disk with --set data-dir=DIR");
    }

    public static OnrampException died(Service service, String ended, Path log, String lastLines) {
        return new OnrampException(
                "ONR-L005",
                service.text() + " ended while it was starting",
                ended + "; the end of " + log + ":\n" + lastLines.indent(4).stripTrailing(),
                "read the log, mend the cause, then run ./onramp up again");
    }

    public static OnrampException notReady(
            Service service, Duration waited, Throwable last, Path log, String lastLines) {
        return new OnrampException(
                "ONR-L006",
                service.text() + " runs but did not answer within " + waited.toSeconds() + " s",
                "the last try ended with: " + last + "; the end of " + log + ":\n"
                        + lastLines.indent(4).stripTrailing(),
                "on a slow machine wait longer: --set local.start-timeout=300s; else ./onramp down and up again",
                last);
    }

    public static OnrampException notStarted(Service service, Exception source) {
        return new OnrampException(
                "ONR-L007",
                service.text() + " could not be started",
                String.valueOf(source),
                "mend the cause, then run ./onramp up again",
                source);
    }

    public static OnrampException notStopped(Service service, Exception source) {
        return new OnrampException(
                "ONR-L014",
                service.text() + " may still run",
                "stopping it was interrupted",
                "run ./onramp down again",
                source);
    }

    public static OnrampException locked(Path lock, Duration waited) {
        return new OnrampException(
                "ONR-L008",
                "another command is starting or stopping this stack",
                lock + " was held for more than " + waited.toSeconds() + " s",
                "wait for it to end, or stop it, then try again");
    }

    public static OnrampException noPort(String name, int wanted) {
        return new OnrampException(
                "ONR-L009",
                "no port was found for " + name,
                "none of the 200 ports from " + wanted + " on is free on 127.0.0.1",
                "choose another with --set local.ports." + name + "=PORT");
    }

    public static OnrampException noPostgresBinaries(String cause) {
        return new OnrampException(
                "ONR-L010",
                "the PostgreSQL server was not found",
                cause,
                "run: mvn -q -DskipTests package (Linux and macOS on amd64 and arm64 have one)");
    }

    public static OnrampException rootWithoutNamespaces(String cause) {
        return new OnrampException(
                "ONR-L011",
                "PostgreSQL does not run as root",
                "and no user namespace could be made for it: " + cause,
                "run the stack as an ordinary user");
    }

    public static OnrampException unreadable(Path file, Exception source) {
        return new OnrampException(
                "ONR-L012",
                "the stack could not read or write " + file,
                String.valueOf(source),
                "check the permissions and the disk, then try again",
                source);
    }

    public static OnrampException trinoNotFetched(String cause, Path log) {
        return new OnrampException(
                "ONR-L020",
                "Trino's server archive could not be fetched",
                cause + "; Maven's own messages are in " + log,
                "check the network and Maven's settings, then run ./onramp up again; all but Trino runs without it");
    }

    public static OnrampException trinoDamaged(Path archive, String found, String expected) {
        return new OnrampException(
                "ONR-L022",
                "Trino's server archive is damaged: " + archive,
                "its SHA-1 sum is " + found + ", the published one is " + expected,
                "delete that file, then run ./onramp up again: it is fetched anew");
    }

    static OnrampException notLaunched(String module, Exception source) {
        return new OnrampException(
                "ONR-L023",
                "the program of " + module + " could not be run",
                String.valueOf(source),
                "check memory, the number of processes and the disk, then try again",
                source);
    }

    public static OnrampException noTrinoCatalog(String url) {
        return new OnrampException(
                "ONR-L021",
                "the setting trino.url names no catalog: " + url,
                "the local stack makes a catalog of that name",
                "set it to jdbc:trino://HOST:PORT/CATALOG");
    }

    public static OnrampException noHome() {
        return new OnrampException(
                "ONR-L013",
                "the installation was not found",
                "the system property onramp.home is not set and no parent folder holds infra/local-servers",
                "run from the repository, or add -Donramp.home=DIR");
    }
}
