-- views.cell_as_of: One row per change of a site_code, sector, with site_code as they were at _valid_from.
-- reads views.cell_history, views.site_history
-- site_code | varchar | site_code | 
-- sector | integer | sector | 
-- band | varchar | band | 
-- power | double | power | 
-- region | varchar | site_code.region | From site_code.region.
-- built | date | site_code.built | From site_code.built.
-- _sequence | varchar | _sequence | Orders the changes of one cell, as text.
-- _valid_from | timestamp(3) | _changed_at | When this change was made in its source, UTC; everything else is as it was then.
-- _valid_to | timestamp(3) | _changed_at | When a later change took its place or its table was truncated, UTC; null while there is neither.
SELECT
  cell.site_code AS site_code,
  cell.sector AS sector,
  cell.band AS band,
  cell.power AS power,
  site_code.region AS region,
  site_code.built AS built,
  cell._sequence AS _sequence,
  cell._valid_from AS _valid_from,
  cell._valid_to AS _valid_to
FROM views.cell_history AS cell
LEFT JOIN views.site_history AS site_code
  ON site_code.site_code = cell.site_code
  AND site_code._valid_from <= cell._valid_from
  AND (site_code._valid_to > cell._valid_from OR site_code._valid_to IS NULL)
