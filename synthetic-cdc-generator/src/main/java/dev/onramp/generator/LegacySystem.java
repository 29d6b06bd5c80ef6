package dev.onramp.generator;

import dev.onramp.generator.LegacyChange.Operation;
import java.util.List;

/**
 * A legacy system that works for ever: each call commits one change. The change is a function of the seed, the shares and the state, so the
 * same seed gives the same changes, and a system continued from its ledger with the same seed does what it would have done without the
 * break. A customer is created before its accounts, and deleted only when it has none. Not thread-safe.
 */
public final class LegacySystem {
    private static final int MAX_PAUSE_MILLIS = 200;

    private final Shares shares;
    private final LegacyState state;
    private final ChangeRandom random;
    private final Customers customers;
    private final Accounts accounts;

    /** @param state what happened so far; this system changes it */
    public LegacySystem(long seed, Shares shares, LegacyState state) {
        this.shares = shares;
        this.state = state;
        this.random = new ChangeRandom(seed);
        Vocabulary words = Vocabulary.drawn(seed);
        this.customers = new Customers(words, random);
        this.accounts = new Accounts(words, random);
    }

    /** Commits the next change. */
    public LegacyChange next() {
        long sequence = state.sequence() + 1;
        random.startChange(sequence);
        long timeMillis = state.timeMillis() + 1 + random.below(MAX_PAUSE_MILLIS);
        LegacyTable table = random.happens(shares.customers()) ? LegacyTable.CUSTOMERS : LegacyTable.ACCOUNTS;
        double draw = random.share();
        Operation wanted = draw < shares.deletes()
                ? Operation.DELETE
                : draw < shares.deletes() + shares.updates() ? Operation.UPDATE : Operation.CREATE;
        LegacyChange change = change(wanted, possible(table), sequence, timeMillis);
        state.apply(change);
        return change;
    }

    /** Accounts need a customer, and room for accounts or some to change. */
    private LegacyTable possible(LegacyTable table) {
        boolean noCustomers = state.rows(LegacyTable.CUSTOMERS).size() == 0;
        boolean accountsStuck = state.rows(LegacyTable.ACCOUNTS).size() == 0 && shares.maxAccounts() == 0;
        return table == LegacyTable.ACCOUNTS && (noCustomers || accountsStuck) ? LegacyTable.CUSTOMERS : table;
    }

    private LegacyChange change(Operation wanted, LegacyTable table, long sequence, long timeMillis) {
        LiveRows rows = state.rows(table);
        int most = table == LegacyTable.CUSTOMERS ? shares.maxCustomers() : shares.maxAccounts();
        if (rows.size() == 0 || (wanted == Operation.CREATE && rows.size() < most)) {
            return new LegacyChange(Operation.CREATE, sequence, timeMillis, created(table, timeMillis));
        }
        LegacyRow row = rows.at(random.below(rows.size()));
        boolean deletes =
                wanted == Operation.DELETE || (wanted == Operation.CREATE && random.happens(deletesAmongRest()));
        return deletes
                ? new LegacyChange(
                        Operation.DELETE, sequence, timeMillis, deletable(row).keyOnly())
                : new LegacyChange(Operation.UPDATE, sequence, timeMillis, updated(row, timeMillis));
    }

    /** When the system is full, deletes and updates share the place of creates. */
    private double deletesAmongRest() {
        double rest = shares.deletes() + shares.updates();
        return rest == 0 ? 0 : shares.deletes() / rest;
    }

    private LegacyRow created(LegacyTable table, long timeMillis) {
        if (table == LegacyTable.CUSTOMERS) {
            return customers.create(state.nextCustomer());
        }
        LiveRows owners = state.rows(LegacyTable.CUSTOMERS);
        return accounts.create(
                state.nextAccount(), owners.at(random.below(owners.size())).key(), timeMillis);
    }

    private LegacyRow updated(LegacyRow row, long timeMillis) {
        return row.table() == LegacyTable.CUSTOMERS ? customers.update(row) : accounts.update(row, timeMillis);
    }

    /** The row itself, or an account of the customer that stands in its way. */
    private LegacyRow deletable(LegacyRow row) {
        List<String> dependents = row.table() == LegacyTable.CUSTOMERS ? state.accountsOf(row.key()) : List.of();
        return dependents.isEmpty()
                ? row
                : state.rows(LegacyTable.ACCOUNTS).find(dependents.get(0)).orElseThrow();
    }
}
