-- views.orders_totals: What refers to it, counted and summed: lineitem. One row per orderkey.
-- reads canonical.orders, canonical.lineitem
-- orderkey | bigint | orderkey | 
-- lineitem_count | bigint | lineitem.order.row_count | How many lineitem rows have it as order.
-- lineitem_quantity_sum | decimal(38, 2) | lineitem.order.quantity_sum | Sum of lineitem.quantity over those rows; null where there is none.
-- lineitem_extendedprice_sum | decimal(38, 2) | lineitem.order.extendedprice_sum | Sum of lineitem.extendedprice over those rows; null where there is none.
SELECT
  orders.orderkey AS orderkey,
  COALESCE(of_lineitem_.row_count, 0) AS lineitem_count,
  of_lineitem_.quantity_sum AS lineitem_quantity_sum,
  of_lineitem_.extendedprice_sum AS lineitem_extendedprice_sum
FROM canonical.orders AS orders
LEFT JOIN (
  SELECT
    child.orderkey AS orderkey,
    COUNT(*) AS row_count,
    CAST(SUM(child.quantity) AS numeric(38,2)) AS quantity_sum,
    CAST(SUM(child.extendedprice) AS numeric(38,2)) AS extendedprice_sum
  FROM canonical.lineitem AS child
  GROUP BY child.orderkey
) AS of_lineitem_
  ON of_lineitem_.orderkey = orders.orderkey
