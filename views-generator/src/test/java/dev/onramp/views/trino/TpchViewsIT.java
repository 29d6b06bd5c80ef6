package dev.onramp.views.trino;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.config.Settings;
import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Entity;
import dev.onramp.model.Field;
import dev.onramp.model.Identifier;
import dev.onramp.views.LakeCatalog;
import dev.onramp.views.LakeLayout;
import dev.onramp.views.SqlNames;
import dev.onramp.views.SqlTypes;
import dev.onramp.views.TestModels;
import dev.onramp.views.View;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The generated views over TPC-H's eight tables, as Trino itself makes them up, against joins written by hand. */
class TpchViewsIT {
    private static final Settings SETTINGS = SharedTrino.settings();
    private static final CanonicalModel MODEL = TestModels.of("tpch");
    private static final LakeLayout LAYOUT = new LakeLayout(
            SETTINGS.section("lake").getString("bucket"),
            new Identifier("tpch_canonical"),
            new Identifier("tpch_views"));

    /** The latest tables are views of Trino over its own data, in the types of the model. */
    @BeforeAll
    static void viewsOverTrinosOwnData() throws IOException {
        LakeCatalog whole = LakeCatalog.of(MODEL, LAYOUT);
        List<View> latest = whole.views().stream()
                .filter(view -> view.kind() != View.Kind.HISTORY && view.kind() != View.Kind.AS_OF)
                .toList();
        var trino = new TrinoViews(TrinoAddress.of(SETTINGS), LAYOUT);
        trino.apply(new LakeCatalog(whole.schemas(), List.of(), List.of())).orThrow();
        for (Entity entity : MODEL.entities()) {
            String columns = entity.fields().stream().map(TpchViewsIT::cast).collect(Collectors.joining(", "));
            run("CREATE VIEW " + LAYOUT.latest(entity).sql() + " AS SELECT " + columns
                    + ", '0001' AS _sequence, TIMESTAMP '2026-01-31 00:00:00.000 UTC' AS _changed_at FROM tpch.tiny."
                    + entity.name());
        }
        trino.apply(new LakeCatalog(whole.schemas(), List.of(), latest)).orThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"region", "nation", "supplier", "part", "partsupp", "customer", "orders", "lineitem"})
    void aWideViewHasAsManyRowsAsItsTable(String table) throws IOException {
        assertThat(rows("SELECT COUNT(*) FROM VIEWS." + table + "_wide"))
                .isEqualTo(rows("SELECT COUNT(*) FROM tpch.tiny." + table));
    }

    @Test
    void revenueByTheNationsOfCustomersAndSuppliersIsThatOfJoinsByHand() throws IOException {
        String generated = """
                SELECT customer_nation_name, supplier_nation_name, COUNT(*), SUM(extendedprice * (1 - discount)), SUM(supplycost), SUM(totalprice)
                FROM VIEWS.lineitem_wide
                WHERE customer_nation_region_name = 'ASIA' AND supplier_nation_region_name = 'EUROPE'
                GROUP BY 1, 2 ORDER BY 1, 2""";
        String byHand = """
                SELECT cn.name, sn.name, COUNT(*), SUM(MONEY(l.extendedprice) * (1 - MONEY(l.discount))), SUM(MONEY(ps.supplycost)), SUM(MONEY(o.totalprice))
                FROM tpch.tiny.lineitem l
                JOIN tpch.tiny.orders o ON l.orderkey = o.orderkey
                JOIN tpch.tiny.customer c ON o.custkey = c.custkey
                JOIN tpch.tiny.nation cn ON c.nationkey = cn.nationkey
                JOIN tpch.tiny.region cr ON cn.regionkey = cr.regionkey AND cr.name = 'ASIA'
                JOIN tpch.tiny.partsupp ps ON l.partkey = ps.partkey AND l.suppkey = ps.suppkey
                JOIN tpch.tiny.supplier s ON ps.suppkey = s.suppkey
                JOIN tpch.tiny.nation sn ON s.nationkey = sn.nationkey
                JOIN tpch.tiny.region sr ON sn.regionkey = sr.regionkey AND sr.name = 'EUROPE'
                GROUP BY 1, 2 ORDER BY 1, 2""";

        assertThat(rows(generated)).hasSizeGreaterThan(20).isEqualTo(rows(byHand));
    }

    @Test
    void theStockOfEachBrandAndRegionIsThatOfJoinsByHand() throws IOException {
        assertThat(rows(
                        "SELECT brand, region_name, SUM(availqty), SUM(retailprice), SUM(acctbal) FROM VIEWS.partsupp_wide"
                                + " GROUP BY 1, 2 ORDER BY 1, 2"))
                .hasSizeGreaterThan(100)
                .isEqualTo(rows("""
                        SELECT p.brand, r.name, SUM(ps.availqty), SUM(MONEY(p.retailprice)), SUM(MONEY(s.acctbal))
                        FROM tpch.tiny.partsupp ps
                        JOIN tpch.tiny.part p ON ps.partkey = p.partkey
                        JOIN tpch.tiny.supplier s ON ps.suppkey = s.suppkey
                        JOIN tpch.tiny.nation n ON s.nationkey = n.nationkey
                        JOIN tpch.tiny.region r ON n.regionkey = r.regionkey
                        GROUP BY 1, 2 ORDER BY 1, 2"""));
    }

    /** A third of the customers have no order. */
    @Test
    void totalsAreThoseByHandAndZeroWhereNothingRefers() throws IOException {
        List<String> totals =
                rows("SELECT custkey, orders_count, orders_totalprice_sum FROM VIEWS.customer_totals ORDER BY 1");

        assertThat(totals).anyMatch(row -> row.endsWith(",0,")).isEqualTo(rows("""
                        SELECT c.custkey, COUNT(o.orderkey), SUM(MONEY(o.totalprice))
                        FROM tpch.tiny.customer c LEFT JOIN tpch.tiny.orders o ON o.custkey = c.custkey
                        GROUP BY 1 ORDER BY 1"""));
    }

    @ParameterizedTest
    @CsvSource({"orderstatus, o.orderstatus", "mktsegment, c.mktsegment", "region_name, r.name"})
    void metricsAddUpToThoseByHandByAnyDimension(String dimension, String byHand) throws IOException {
        assertThat(rows("SELECT " + dimension + ", SUM(row_count), SUM(totalprice_sum) FROM VIEWS.orders_metrics"
                        + " GROUP BY 1 ORDER BY 1"))
                .hasSizeGreaterThan(2)
                .isEqualTo(rows("SELECT " + byHand + """
                        , COUNT(*), SUM(MONEY(o.totalprice))
                        FROM tpch.tiny.orders o
                        JOIN tpch.tiny.customer c ON o.custkey = c.custkey
                        JOIN tpch.tiny.nation n ON c.nationkey = n.nationkey
                        JOIN tpch.tiny.region r ON n.regionkey = r.regionkey
                        GROUP BY 1 ORDER BY 1"""));
    }

    private static String cast(Field field) {
        String column = SqlNames.quoted(field.name().value());
        return "CAST(" + column + " AS " + SqlTypes.of(field.type()) + ") AS " + column;
    }

    /** Lines of CSV without the header. VIEWS stands for the schema, MONEY for the model's type of what Trino has as double. */
    private static List<String> rows(String sql) throws IOException {
        return run(sql).lines().skip(1).toList();
    }

    private static String run(String sql) throws IOException {
        var out = new StringWriter();
        TrinoQuery.of(SETTINGS)
                .run(
                        sql.replace("VIEWS", LAYOUT.views().value())
                                .replaceAll("MONEY\\(([a-z.]+)\\)", "CAST($1 AS decimal(12,2))"),
                        ResultFormat.CSV,
                        out);
        return out.toString();
    }
}
