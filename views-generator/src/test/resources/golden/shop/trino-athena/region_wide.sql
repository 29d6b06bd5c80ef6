-- views.region_wide: One row per id.
-- reads canonical.region
-- id | integer | id | 
-- name | varchar | name | 
-- _sequence | varchar | _sequence | Orders the changes of one region, as text.
-- _changed_at | timestamp(3) | _changed_at | When the region changed in its source, UTC.
SELECT
  region.id AS id,
  region.name AS name,
  region._sequence AS _sequence,
  CAST(at_timezone(region._changed_at, 'UTC') AS timestamp(3)) AS _changed_at
FROM canonical.region AS region
