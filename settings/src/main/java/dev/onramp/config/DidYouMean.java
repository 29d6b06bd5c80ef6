package dev.onramp.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name that a person probably meant. Pure; equally near names are decided by their order as texts. */
public final class DidYouMean {
    private DidYouMean() {}

    /** The known name nearest to what was written, if one is near: at most a third of its letters differ, at least one may. */
    public static Optional<String> among(String written, Collection<String> known) {
        return known.stream()
                .filter(each -> distance(written, each) <= Math.max(1, Math.max(written.length(), each.length()) / 3))
                .min(Comparator.<String>comparingInt(each -> distance(written, each))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** A sentence for a person: the nearest name, or all of them when none is near. */
    public static String advice(String written, Collection<String> known) {
        return among(written, known)
                .map(near -> "Did you mean '" + near + "'?")
                .orElseGet(() -> known.isEmpty()
                        ? "Remove it."
                        : "Known here: "
                                + String.join(", ", known.stream().sorted().toList()) + ".");
    }

    /** Insertions, deletions, replacements and swaps of neighbours that turn one text into the other. */
    private static int distance(String left, String right) {
        int[][] cost = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int change = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
                cost[i][j] = Math.min(cost[i - 1][j - 1] + change, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
                if (i > 1
                        && j > 1
                        && left.charAt(i - 1) == right.charAt(j - 2)
                        && left.charAt(i - 2) == right.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[left.length()][right.length()];
    }
}
