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
  timestampadd(MILLISECOND, unix_millis(timestampadd(MICROSECOND, 500, site._changed_at)), TIMESTAMP_NTZ '1970-01-01 00:00:00') AS _changed_at
FROM canonical.site AS site
