package dev.onramp.generator;

import java.util.Arrays;
import java.util.List;

/** The two tables of the legacy system, with their columns in the order in which the system writes them. All columns are texts. */
public enum LegacyTable {
    CUSTOMERS(
            "raw_table_cust",
            "cust_num",
            "cust_num",
            "status",
            "name",
            "fname",
            "lname",
            "mnames",
            "form",
            "sex",
            "maritalstatus"),
    ACCOUNTS(
            "raw_table_acct",
            "acct_num",
            "created",
            "valid_from",
            "valid_to",
            "cust_num",
            "acct_num",
            "status",
            "type",
            "name",
            "pin");

    private final String table;
    private final String key;
    private final List<String> columns;

    LegacyTable(String table, String key, String... columns) {
        this.table = table;
        this.key = key;
        this.columns = List.of(columns);
    }

    /** The name of the table, which is the name of its topic. */
    public String table() {
        return table;
    }

    /** The column that identifies a row. */
    public String key() {
        return key;
    }

    public List<String> columns() {
        return columns;
    }

    /** @throws IllegalArgumentException when there is no such table */
    static LegacyTable of(String table) {
        return Arrays.stream(values())
                .filter(each -> each.table.equals(table))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no table " + table));
    }
}
