package dev.onramp.generator;

import dev.onramp.config.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * What the changes consist of, and how far the system grows. Where a share asks for what cannot be (an update of an empty table, one more
 * customer than allowed), the nearest possible change takes its place.
 *
 * @param customers share of the changes that concern customers, 0 to 1
 * @param updates share of updates, 0 to 1
 * @param deletes share of deletes, 0 to 1; with updates at most 1
 * @param maxCustomers most live customers, at least 1
 * @param maxAccounts most live accounts, at least 0
 */
public record Shares(double customers, double updates, double deletes, int maxCustomers, int maxAccounts) {
    /** @throws dev.onramp.config.OnrampException ONR-G001 with everything that is wrong */
    public Shares {
        List<Problem> problems = new ArrayList<>();
        share("customers-share", customers, problems);
        share("update-share", updates, problems);
        share("delete-share", deletes, problems);
        if (updates + deletes > 1) {
            problems.add(problem(
                    "delete-share",
                    "update-share and delete-share are " + (updates + deletes) + " together",
                    "Keep their sum at most 1"));
        }
        if (maxCustomers < 1) {
            problems.add(problem("max-customers", "is " + maxCustomers, "Write at least 1"));
        }
        if (maxAccounts < 0) {
            problems.add(problem("max-accounts", "is " + maxAccounts, "Write at least 0"));
        }
        if (!problems.isEmpty()) {
            throw GeneratorErrors.wrongSettings(problems);
        }
    }

    /** The same without deletes, for formats that can say none. */
    Shares withoutDeletes() {
        return new Shares(customers, updates, 0, maxCustomers, maxAccounts);
    }

    private static void share(String key, double value, List<Problem> problems) {
        if (!(value >= 0 && value <= 1)) {
            problems.add(problem(key, "is " + value, "Write a number from 0 to 1"));
        }
    }

    private static Problem problem(String key, String cause, String fix) {
        return new Problem("settings", 0, "generator." + key, cause, fix);
    }
}
