package dev.onramp.views.proof;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The branches of the rules that a proof must meet, and those that its rows did meet. Not thread-safe. */
final class Branches {
    private final Set<String> wanted = new LinkedHashSet<>();
    private final Set<String> met = new LinkedHashSet<>();

    void want(String branch) {
        wanted.add(branch);
    }

    void meet(String branch) {
        met.add(branch);
    }

    Coverage coverage() {
        List<String> missed = new ArrayList<>(wanted);
        missed.removeAll(met);
        return new Coverage(wanted.size(), List.copyOf(missed));
    }
}
