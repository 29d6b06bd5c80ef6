-- views.cell_wide: One row per site_code, sector, with site_code.
-- reads canonical.cell, canonical.site
-- site_code | varchar | site_code | 
-- sector | integer | sector | 
-- band | varchar | band | 
-- power | double | power | 
-- region | varchar | site_code.region | From site_code.region.
-- built | date | site_code.built | From site_code.built.
-- _sequence | varchar | _sequence | Orders the changes of one cell, as text.
-- _changed_at | timestamp(3) | _changed_at | When the cell changed in its source, UTC.
SELECT
  cell.site_code AS site_code,
  cell.sector AS sector,
  cell.band AS band,
  cell.power AS power,
  site_code.region AS region,
  site_code.built AS built,
  cell._sequence AS _sequence,
  CAST(at_timezone(cell._changed_at, 'UTC') AS timestamp(3)) AS _changed_at
FROM canonical.cell AS cell
LEFT JOIN canonical.site AS site_code
  ON site_code.site_code = cell.site_code
