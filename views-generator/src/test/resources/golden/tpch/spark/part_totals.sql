-- views.part_totals: What refers to it, counted and summed: partsupp. One row per partkey.
-- reads canonical.part, canonical.partsupp
-- partkey | bigint | partkey | 
-- partsupp_count | bigint | partsupp.part.row_count | How many partsupp rows have it as part.
-- partsupp_availqty_sum | bigint | partsupp.part.availqty_sum | Sum of partsupp.availqty over those rows; null where there is none.
-- partsupp_supplycost_sum | decimal(38, 2) | partsupp.part.supplycost_sum | Sum of partsupp.supplycost over those rows; null where there is none.
SELECT
  part.partkey AS partkey,
  COALESCE(of_partsupp_.row_count, 0) AS partsupp_count,
  of_partsupp_.availqty_sum AS partsupp_availqty_sum,
  of_partsupp_.supplycost_sum AS partsupp_supplycost_sum
FROM canonical.part AS part
LEFT JOIN (
  SELECT
    child.partkey AS partkey,
    COUNT(*) AS row_count,
    CAST(SUM(child.availqty) AS bigint) AS availqty_sum,
    CAST(SUM(child.supplycost) AS decimal(38,2)) AS supplycost_sum
  FROM canonical.partsupp AS child
  GROUP BY child.partkey
) AS of_partsupp_
  ON of_partsupp_.partkey = part.partkey
