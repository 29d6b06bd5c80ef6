package dev.onramp.offramp;

/**
 * A row in the shape of a legacy table.
 *
 * @param key the texts of the table's key columns, joined with commas
 * @param json the row, with {@code __op} and {@code __ts_ms}, in the format {@code row} of {@code docs/contract.md}
 */
public record LegacyRow(String key, String json) {}
