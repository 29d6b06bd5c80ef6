-- views.partsupp_metrics: Counted and summed. One row per mfgr, brand, nation_name, region_name.
-- reads canonical.partsupp, canonical.part, canonical.supplier, canonical.nation, canonical.region
-- mfgr | varchar | part.mfgr | From part.mfgr.
-- brand | varchar | part.brand | From part.brand.
-- nation_name | varchar | supplier.nation.name | From supplier.nation.name.
-- region_name | varchar | supplier.nation.region.name | From supplier.nation.region.name.
-- row_count | bigint | row_count | How many rows there are.
-- availqty_sum | bigint | availqty_sum | Sum of availqty over those rows; null where there is none.
-- supplycost_sum | decimal(38, 2) | supplycost_sum | Sum of supplycost over those rows; null where there is none.
SELECT
  part.mfgr AS mfgr,
  part.brand AS brand,
  supplier_nation.name AS nation_name,
  supplier_nation_region.name AS region_name,
  COUNT(*) AS row_count,
  CAST(SUM(partsupp.availqty) AS bigint) AS availqty_sum,
  CAST(SUM(partsupp.supplycost) AS decimal(38,2)) AS supplycost_sum
FROM canonical.partsupp AS partsupp
LEFT JOIN canonical.part AS part
  ON part.partkey = partsupp.partkey
LEFT JOIN canonical.supplier AS supplier
  ON supplier.suppkey = partsupp.suppkey
LEFT JOIN canonical.nation AS supplier_nation
  ON supplier_nation.nationkey = supplier.nationkey
LEFT JOIN canonical.region AS supplier_nation_region
  ON supplier_nation_region.regionkey = supplier_nation.regionkey
GROUP BY
  part.mfgr,
  part.brand,
  supplier_nation.name,
  supplier_nation_region.name
