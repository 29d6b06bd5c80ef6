-- views.customer_metrics: Counted and summed. One row per mktsegment, nation_name, region_name.
-- reads canonical.customer, canonical.nation, canonical.region
-- mktsegment | varchar | mktsegment | 
-- nation_name | varchar | nation.name | From nation.name.
-- region_name | varchar | nation.region.name | From nation.region.name.
-- row_count | bigint | row_count | How many rows there are.
-- acctbal_sum | decimal(38, 2) | acctbal_sum | Sum of acctbal over those rows; null where there is none.
SELECT
  customer.mktsegment AS mktsegment,
  nation.name AS nation_name,
  nation_region.name AS region_name,
  COUNT(*) AS row_count,
  CAST(SUM(customer.acctbal) AS decimal(38,2)) AS acctbal_sum
FROM canonical.customer AS customer
LEFT JOIN canonical.nation AS nation
  ON nation.nationkey = customer.nationkey
LEFT JOIN canonical.region AS nation_region
  ON nation_region.regionkey = nation.regionkey
GROUP BY
  customer.mktsegment,
  nation.name,
  nation_region.name
