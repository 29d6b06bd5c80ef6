-- views.site_wide: One row per site_code.
-- reads canonical.site
-- site_code | varchar | site_code | 
-- region | varchar | region | 
-- built | date | built | 
-- _sequence | varchar | _sequence | Orders the changes of one site, as text.
-- _changed_at | timestamp(3) | _changed_at | When the site changed in its source, UTC.
SELECT
  site.site_code AS site_code,
  site.region AS region,
  site.built AS built,
  site._sequence AS _sequence,
  CAST(date_trunc('milliseconds', site._changed_at AT TIME ZONE 'UTC' + INTERVAL '500 microseconds') AS timestamp(3)) AS _changed_at
FROM canonical.site AS site
