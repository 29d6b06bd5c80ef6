package dev.onramp.console;

import dev.onramp.local.ServiceStatus;
import dev.onramp.local.StackStatus;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.stream.Collectors;

/** The status of the stack for people or for programs. */
final class StatusTable {
    private StatusTable() {}

    static void print(StackStatus status, boolean json, PrintWriter out) {
        if (json) {
            out.println(Json.text(status.toMap()));
            return;
        }
        for (ServiceStatus each : status.services()) {
            out.printf(
                    Locale.ROOT,
                    "%-10s %-12s %6s  pid %s%n",
                    each.service().text(),
                    each.state().text(),
                    each.rssMib() == 0 ? "" : each.rssMib() + " MiB",
                    each.pids().isEmpty()
                            ? "-"
                            : each.pids().stream().map(String::valueOf).collect(Collectors.joining(",")));
            each.connection().forEach((key, value) -> out.printf("           %s: %s%n", key, value));
            out.printf("           log: %s%n", each.log());
            each.remark().ifPresent(remark -> out.printf("           %s%n", remark));
        }
        out.printf("%nmemory of all processes: %d MiB; data folder: %s%n", status.rssMib(), status.dataDir());
    }
}
