-- views.cell_totals: What refers to it, counted and summed: call_begin, call_end. One row per site_code, sector.
-- reads canonical.cell, canonical.call
-- site_code | varchar | site_code | 
-- sector | integer | sector | 
-- call_begin_count | bigint | call.begin.row_count | How many call rows have it as begin.
-- call_begin_seconds_sum | bigint | call.begin.seconds_sum | Sum of call.seconds over those rows; null where there is none.
-- call_begin_charge_sum | decimal(38, 6) | call.begin.charge_sum | Sum of call.charge over those rows; null where there is none.
-- call_end_count | bigint | call.end.row_count | How many call rows have it as end.
-- call_end_seconds_sum | bigint | call.end.seconds_sum | Sum of call.seconds over those rows; null where there is none.
-- call_end_charge_sum | decimal(38, 6) | call.end.charge_sum | Sum of call.charge over those rows; null where there is none.
SELECT
  cell.site_code AS site_code,
  cell.sector AS sector,
  COALESCE(of_call_begin_.row_count, 0) AS call_begin_count,
  of_call_begin_.seconds_sum AS call_begin_seconds_sum,
  of_call_begin_.charge_sum AS call_begin_charge_sum,
  COALESCE(of_call_end_.row_count, 0) AS call_end_count,
  of_call_end_.seconds_sum AS call_end_seconds_sum,
  of_call_end_.charge_sum AS call_end_charge_sum
FROM canonical.cell AS cell
LEFT JOIN (
  SELECT
    child.begin_site AS begin_site,
    child.begin_sector AS begin_sector,
    COUNT(*) AS row_count,
    CAST(SUM(child.seconds) AS bigint) AS seconds_sum,
    CAST(SUM(child.charge) AS decimal(38, 6)) AS charge_sum
  FROM canonical.call AS child
  GROUP BY child.begin_site, child.begin_sector
) AS of_call_begin_
  ON of_call_begin_.begin_site = cell.site_code
  AND of_call_begin_.begin_sector = cell.sector
LEFT JOIN (
  SELECT
    child.end_site AS end_site,
    child.end_sector AS end_sector,
    COUNT(*) AS row_count,
    CAST(SUM(child.seconds) AS bigint) AS seconds_sum,
    CAST(SUM(child.charge) AS decimal(38, 6)) AS charge_sum
  FROM canonical.call AS child
  GROUP BY child.end_site, child.end_sector
) AS of_call_end_
  ON of_call_end_.end_site = cell.site_code
  AND of_call_end_.end_sector = cell.sector
