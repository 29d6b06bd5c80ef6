-- views.customer_totals: What refers to it, counted and summed: orders. One row per custkey.
-- reads canonical.customer, canonical.orders
-- custkey | bigint | custkey | 
-- orders_count | bigint | orders.customer.row_count | How many orders rows have it as customer.
-- orders_totalprice_sum | decimal(38, 2) | orders.customer.totalprice_sum | Sum of orders.totalprice over those rows; null where there is none.
SELECT
  customer.custkey AS custkey,
  COALESCE(of_orders_.row_count, 0) AS orders_count,
  of_orders_.totalprice_sum AS orders_totalprice_sum
FROM canonical.customer AS customer
LEFT JOIN (
  SELECT
    child.custkey AS custkey,
    COUNT(*) AS row_count,
    CAST(SUM(child.totalprice) AS decimal(38,2)) AS totalprice_sum
  FROM canonical.orders AS child
  GROUP BY child.custkey
) AS of_orders_
  ON of_orders_.custkey = customer.custkey
