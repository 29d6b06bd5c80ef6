-- views.region_totals: What refers to it, counted and summed: nation. One row per regionkey.
-- reads canonical.region, canonical.nation
-- regionkey | bigint | regionkey | 
-- nation_count | bigint | nation.region.row_count | How many nation rows have it as region.
SELECT
  region.regionkey AS regionkey,
  COALESCE(of_nation_.row_count, 0) AS nation_count
FROM canonical.region AS region
LEFT JOIN (
  SELECT
    child.regionkey AS regionkey,
    COUNT(*) AS row_count
  FROM canonical.nation AS child
  GROUP BY child.regionkey
) AS of_nation_
  ON of_nation_.regionkey = region.regionkey
