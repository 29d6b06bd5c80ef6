package dev.onramp.generator;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything the legacy system remembers: its live rows and its counters. It changes only by {@link #apply}, so that the same changes
 * always give the same state, whether they are made now or read from a ledger. Not thread-safe.
 */
public final class LegacyState {
    /** The system went live at 2026-01-01T00:00:00Z. */
    static final long START_MILLIS = 1_767_225_600_000L;

    static final long FIRST_ACCOUNT = 1_000_001;

    private final Map<LegacyTable, LiveRows> tables = new EnumMap<>(LegacyTable.class);
    private final Map<String, List<String>> accountsOfCustomer = new HashMap<>();
    private long sequence;
    private long timeMillis = START_MILLIS;
    private long nextCustomer = 1;
    private long nextAccount = FIRST_ACCOUNT;

    /** A system without rows. */
    public LegacyState() {
        for (LegacyTable each : LegacyTable.values()) {
            tables.put(each, new LiveRows());
        }
    }

    /**
     * Takes over the next change.
     *
     * @throws IllegalArgumentException when the change is not the next one, or contradicts the rows that are there
     */
    public void apply(LegacyChange change) {
        if (change.sequence() != sequence + 1) {
            throw new IllegalArgumentException("change " + change.sequence() + " after change " + sequence);
        }
        LiveRows rows = rows(change.table());
        Optional<LegacyRow> before = rows.find(change.key());
        if ((change.operation() == LegacyChange.Operation.CREATE) == before.isPresent()) {
            throw new IllegalArgumentException("change " + change.sequence() + " does not fit the row " + change.key());
        }
        switch (change.operation()) {
            case CREATE -> create(change.row());
            case UPDATE -> rows.put(change.row());
            case DELETE -> delete(before.orElseThrow());
        }
        sequence = change.sequence();
        timeMillis = change.timeMillis();
    }

    private void create(LegacyRow row) {
        rows(row.table()).put(row);
        long number = Long.parseLong(row.key());
        if (row.table() == LegacyTable.CUSTOMERS) {
            nextCustomer = Math.max(nextCustomer, number + 1);
        } else {
            nextAccount = Math.max(nextAccount, number + 1);
            accountsOfCustomer
                    .computeIfAbsent(row.value("cust_num").orElseThrow(), customer -> new ArrayList<>(2))
                    .add(row.key());
        }
    }

    private void delete(LegacyRow row) {
        rows(row.table()).remove(row.key());
        if (row.table() == LegacyTable.ACCOUNTS) {
            accountsOfCustomer.computeIfPresent(row.value("cust_num").orElseThrow(), (customer, accounts) -> {
                accounts.remove(row.key());
                return accounts.isEmpty() ? null : accounts;
            });
        }
    }

    /** Sequence of the last change; 0 before the first. */
    public long sequence() {
        return sequence;
    }

    /** The rows that are there now, in no meaningful order; an unmodifiable view. */
    public List<LegacyRow> live(LegacyTable table) {
        return rows(table).all();
    }

    LiveRows rows(LegacyTable table) {
        return Objects.requireNonNull(tables.get(table));
    }

    /** Keys of the accounts of a customer, oldest first. */
    List<String> accountsOf(String customer) {
        return accountsOfCustomer.getOrDefault(customer, List.of());
    }

    long timeMillis() {
        return timeMillis;
    }

    long nextCustomer() {
        return nextCustomer;
    }

    long nextAccount() {
        return nextAccount;
    }
}
