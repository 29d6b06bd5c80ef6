-- views.supplier_metrics: Counted and summed. One row per nation_name, region_name.
-- reads canonical.supplier, canonical.nation, canonical.region
-- nation_name | varchar | nation.name | From nation.name.
-- region_name | varchar | nation.region.name | From nation.region.name.
-- row_count | bigint | row_count | How many rows there are.
-- acctbal_sum | decimal(38, 2) | acctbal_sum | Sum of acctbal over those rows; null where there is none.
SELECT
  nation.name AS nation_name,
  nation_region.name AS region_name,
  COUNT(*) AS row_count,
  CAST(SUM(supplier.acctbal) AS numeric(38,2)) AS acctbal_sum
FROM canonical.supplier AS supplier
LEFT JOIN canonical.nation AS nation
  ON nation.nationkey = supplier.nationkey
LEFT JOIN canonical.region AS nation_region
  ON nation_region.regionkey = nation.regionkey
GROUP BY
  nation.name,
  nation_region.name
