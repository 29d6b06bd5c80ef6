package dev.onramp.door;

import dev.onramp.config.OnrampException;
import dev.onramp.config.Problem;
import java.util.List;

/** Every failure for which the process does not start; what single requests are told is in {@link Fault}. */
public final class DoorErrors {
    private DoorErrors() {}

    static OnrampException settings(List<Problem> problems) {
        return OnrampException.ofProblems(
                "ONR-H001",
                "the front door cannot work with its settings",
                problems,
                "mend the places named above; every key is in docs/configuration.md");
    }

    public static OnrampException notListening(String address, Exception source) {
        return new OnrampException(
                "ONR-H002",
                "the front door cannot listen on " + address,
                String.valueOf(source),
                "free the port, or choose another with front-door.port",
                source);
    }

    public static OnrampException keystore(String path, Exception source) {
        return new OnrampException(
                "ONR-H003",
                "the keystore " + path + " cannot be used",
                String.valueOf(source.getMessage()),
                "check front-door.tls-keystore and front-door.tls-keystore-password; keytool -list -keystore FILE shows what it holds",
                source);
    }
}
