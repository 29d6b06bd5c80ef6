-- views.cell_metrics: Counted and summed. One row per region.
-- reads canonical.cell, canonical.site
-- region | varchar | site_code.region | From site_code.region.
-- row_count | bigint | row_count | How many rows there are.
-- power_sum | double | power_sum | Sum of power over those rows; null where there is none.
SELECT
  site_code.region AS region,
  COUNT(*) AS row_count,
  CAST(SUM(cell.power) AS double precision) AS power_sum
FROM canonical.cell AS cell
LEFT JOIN canonical.site AS site_code
  ON site_code.site_code = cell.site_code
GROUP BY
  site_code.region
