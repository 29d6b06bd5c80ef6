-- views.partsupp_totals: What refers to it, counted and summed: lineitem. One row per partkey, suppkey.
-- reads canonical.partsupp, canonical.lineitem
-- partkey | bigint | partkey | 
-- suppkey | bigint | suppkey | 
-- lineitem_count | bigint | lineitem.offer.row_count | How many lineitem rows have it as offer.
-- lineitem_quantity_sum | decimal(38, 2) | lineitem.offer.quantity_sum | Sum of lineitem.quantity over those rows; null where there is none.
-- lineitem_extendedprice_sum | decimal(38, 2) | lineitem.offer.extendedprice_sum | Sum of lineitem.extendedprice over those rows; null where there is none.
SELECT
  partsupp.partkey AS partkey,
  partsupp.suppkey AS suppkey,
  COALESCE(of_lineitem_.row_count, 0) AS lineitem_count,
  of_lineitem_.quantity_sum AS lineitem_quantity_sum,
  of_lineitem_.extendedprice_sum AS lineitem_extendedprice_sum
FROM canonical.partsupp AS partsupp
LEFT JOIN (
  SELECT
    child.partkey AS partkey,
    child.suppkey AS suppkey,
    COUNT(*) AS row_count,
    CAST(SUM(child.quantity) AS numeric(38,2)) AS quantity_sum,
    CAST(SUM(child.extendedprice) AS numeric(38,2)) AS extendedprice_sum
  FROM canonical.lineitem AS child
  GROUP BY child.partkey, child.suppkey
) AS of_lineitem_
  ON of_lineitem_.partkey = partsupp.partkey
  AND of_lineitem_.suppkey = partsupp.suppkey
