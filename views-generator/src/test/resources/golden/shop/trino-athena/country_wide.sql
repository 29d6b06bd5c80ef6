-- views.country_wide: One row per code, with region.
-- reads canonical.country, canonical.region
-- code | varchar | code | 
-- name | varchar | name | 
-- currency | varchar | currency | 
-- region_id | integer | region_id | 
-- region_name | varchar | region.name | From region.name.
-- _sequence | varchar | _sequence | Orders the changes of one country, as text.
-- _changed_at | timestamp(3) | _changed_at | When the country changed in its source, UTC.
SELECT
  country.code AS code,
  country.name AS name,
  country.currency AS currency,
  country.region_id AS region_id,
  region.name AS region_name,
  country._sequence AS _sequence,
  CAST(at_timezone(country._changed_at, 'UTC') AS timestamp(3)) AS _changed_at
FROM canonical.country AS country
LEFT JOIN canonical.region AS region
  ON region.id = country.region_id
