package dev.onramp.ingest;

import java.util.List;

/** Entities for tests: one with a key of one column, one with two key columns and every type. */
public final class TestEntities {
    public static final EntityColumns CUSTOMER = new EntityColumns(
            "customer",
            "A customer.",
            List.of(
                    column("customer_number", ColumnType.Simple.TEXT, true),
                    column("status", ColumnType.Simple.TEXT, true),
                    column("note", ColumnType.Simple.TEXT, false)),
            List.of("customer_number"));

    public static final EntityColumns EVERYTHING = new EntityColumns(
            "everything",
            "",
            List.of(
                    column("region", ColumnType.Simple.TEXT, true),
                    column("number", ColumnType.Simple.INT, true),
                    column("flag", ColumnType.Simple.BOOLEAN, false),
                    column("big", ColumnType.Simple.LONG, false),
                    column("ratio", ColumnType.Simple.DOUBLE, false),
                    column("amount", new ColumnType.Decimal(12, 2), false),
                    column("born", ColumnType.Simple.DATE, false),
                    column("seen", ColumnType.Simple.TIMESTAMP, false),
                    column("tags", new ColumnType.Array(ColumnType.Simple.TEXT), false),
                    column(
                            "address",
                            new ColumnType.Struct(List.of(
                                    column("city", ColumnType.Simple.TEXT, true),
                                    column("zip", ColumnType.Simple.TEXT, false))),
                            false)),
            List.of("region", "number"));

    public static final List<EntityColumns> BOTH = List.of(CUSTOMER, EVERYTHING);

    private TestEntities() {}

    public static Column column(String name, ColumnType type, boolean required) {
        return new Column(name, type, required, required ? "The " + name + "." : "");
    }
}
