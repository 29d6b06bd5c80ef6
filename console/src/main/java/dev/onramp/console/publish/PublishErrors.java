package dev.onramp.console.publish;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onramp.config.OnrampException;
import java.net.URI;

/** Every failure of publishing that a user meets. */
public final class PublishErrors {
    private PublishErrors() {}

    static OnrampException refused(int status, JsonNode problem, Chunk chunk, long accepted) {
        StringBuilder why = new StringBuilder(
                "HTTP " + status + " " + problem.path("error_id").asText("") + " "
                        + problem.path("detail").asText("no further word"));
        for (JsonNode each : problem.path("errors")) {
            int line = each.path("line").asInt();
            int index = line > 0 ? line - 1 : eventIndex(each.path("pointer").asText());
            String where = index >= 0 && index < chunk.lines().size()
                    ? "line " + chunk.lines().get(index) + " "
                    : "";
            why.append("\n    ")
                    .append(where)
                    .append(each.path("pointer").asText())
                    .append(": ")
                    .append(each.path("detail").asText());
        }
        return new OnrampException(
                "ONR-U020",
                "the front door refuses the request that begins at line "
                        + chunk.lines().get(0) + "; " + accepted + " changes before it are stored",
                why.toString(),
                "mend what is named, then publish the rest; docs/errors.md says more about the id");
    }

    static OnrampException gaveUp(URI url, String last, long accepted, String idempotencyKey) {
        return new OnrampException(
                "ONR-U021",
                "the front door at " + url + " did not take the changes; " + accepted + " are stored",
                last,
                "when it answers again, repeat the same command with --idempotency-key " + idempotencyKey
                        + ": what is stored is not stored twice");
    }

    public static OnrampException unreadable(String file, Exception source) {
        return new OnrampException(
                "ONR-U022",
                file + " cannot be read",
                String.valueOf(source),
                "check the name and that it is UTF-8",
                source);
    }

    public static OnrampException noKey() {
        return new OnrampException(
                "ONR-U023",
                "there is no key to show to the front door",
                "the setting front-door.key is empty",
                "give --key, or set ONRAMP_FRONT_DOOR_KEY; `onramp producer key NAME` makes one");
    }

    private static int eventIndex(String pointer) {
        String[] parts = pointer.split("/", 3);
        return parts.length > 1 && parts[1].matches("\\d{1,6}") ? Integer.parseInt(parts[1]) : -1;
    }
}
