-- views.orders_metrics: Counted and summed. One row per orderstatus, orderdate, mktsegment, nation_name, region_name.
-- reads canonical.orders, canonical.customer, canonical.nation, canonical.region
-- orderstatus | varchar | orderstatus | 
-- orderdate | date | orderdate | 
-- mktsegment | varchar | customer.mktsegment | From customer.mktsegment.
-- nation_name | varchar | customer.nation.name | From customer.nation.name.
-- region_name | varchar | customer.nation.region.name | From customer.nation.region.name.
-- row_count | bigint | row_count | How many rows there are.
-- totalprice_sum | decimal(38, 2) | totalprice_sum | Sum of totalprice over those rows; null where there is none.
SELECT
  orders.orderstatus AS orderstatus,
  orders.orderdate AS orderdate,
  customer.mktsegment AS mktsegment,
  customer_nation.name AS nation_name,
  customer_nation_region.name AS region_name,
  COUNT(*) AS row_count,
  CAST(SUM(orders.totalprice) AS decimal(38,2)) AS totalprice_sum
FROM canonical.orders AS orders
LEFT JOIN canonical.customer AS customer
  ON customer.custkey = orders.custkey
LEFT JOIN canonical.nation AS customer_nation
  ON customer_nation.nationkey = customer.nationkey
LEFT JOIN canonical.region AS customer_nation_region
  ON customer_nation_region.regionkey = customer_nation.regionkey
GROUP BY
  orders.orderstatus,
  orders.orderdate,
  customer.mktsegment,
  customer_nation.name,
  customer_nation_region.name
