-- views.region_wide: One row per regionkey.
-- reads canonical.region
-- regionkey | bigint | regionkey | 
-- name | varchar | name | 
-- comment | varchar | comment | 
-- _sequence | varchar | _sequence | Orders the changes of one region, as text.
-- _changed_at | timestamp(3) | _changed_at | When the region changed in its source, UTC.
SELECT
  region.regionkey AS regionkey,
  region.name AS name,
  region.comment AS comment,
  region._sequence AS _sequence,
  CAST(at_timezone(region._changed_at, 'UTC') AS timestamp(3)) AS _changed_at
FROM canonical.region AS region
