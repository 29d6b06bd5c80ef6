-- views.site_totals: What refers to it, counted and summed: cell. One row per site_code.
-- reads canonical.site, canonical.cell
-- site_code | varchar | site_code | 
-- cell_count | bigint | cell.site_code.row_count | How many cell rows have it as site_code.
-- cell_power_sum | double | cell.site_code.power_sum | Sum of cell.power over those rows; null where there is none.
SELECT
  site.site_code AS site_code,
  COALESCE(of_cell_.row_count, 0) AS cell_count,
  of_cell_.power_sum AS cell_power_sum
FROM canonical.site AS site
LEFT JOIN (
  SELECT
    child.site_code AS site_code,
    COUNT(*) AS row_count,
    CAST(SUM(child.power) AS double precision) AS power_sum
  FROM canonical.cell AS child
  GROUP BY child.site_code
) AS of_cell_
  ON of_cell_.site_code = site.site_code
