package dev.onramp.views.proof;

import java.util.List;

/**
 * How many of the branches of the rules the rows of a proof have met.
 *
 * @param branches how many there are
 * @param missed those that no row met, such as {@code account_wide customer.party missing}
 */
public record Coverage(int branches, List<String> missed) {
    public Coverage {
        missed = List.copyOf(missed);
    }

    public boolean isWhole() {
        return missed.isEmpty();
    }

    /** In percent, cut to one digit, so that 100 means all. */
    public double percent() {
        return branches == 0 ? 100 : Math.floor(1000.0 * (branches - missed.size()) / branches) / 10;
    }
}
