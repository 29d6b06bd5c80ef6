-- views.supplier_totals: What refers to it, counted and summed: partsupp. One row per suppkey.
-- reads canonical.supplier, canonical.partsupp
-- suppkey | bigint | suppkey | 
-- partsupp_count | bigint | partsupp.supplier.row_count | How many partsupp rows have it as supplier.
-- partsupp_availqty_sum | bigint | partsupp.supplier.availqty_sum | Sum of partsupp.availqty over those rows; null where there is none.
-- partsupp_supplycost_sum | decimal(38, 2) | partsupp.supplier.supplycost_sum | Sum of partsupp.supplycost over those rows; null where there is none.
SELECT
  supplier.suppkey AS suppkey,
  COALESCE(of_partsupp_.row_count, 0) AS partsupp_count,
  of_partsupp_.availqty_sum AS partsupp_availqty_sum,
  of_partsupp_.supplycost_sum AS partsupp_supplycost_sum
FROM canonical.supplier AS supplier
LEFT JOIN (
  SELECT
    child.suppkey AS suppkey,
    COUNT(*) AS row_count,
    CAST(SUM(child.availqty) AS bigint) AS availqty_sum,
    CAST(SUM(child.supplycost) AS numeric(38,2)) AS supplycost_sum
  FROM canonical.partsupp AS child
  GROUP BY child.suppkey
) AS of_partsupp_
  ON of_partsupp_.suppkey = supplier.suppkey
