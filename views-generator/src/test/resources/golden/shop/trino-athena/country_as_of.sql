-- views.country_as_of: One row per change of a code, with region as they were at _valid_from.
-- reads views.country_history, views.region_history
-- code | varchar | code | 
-- name | varchar | name | 
-- currency | varchar | currency | 
-- region_id | integer | region_id | 
-- region_name | varchar | region.name | From region.name.
-- _sequence | varchar | _sequence | Orders the changes of one country, as text.
-- _valid_from | timestamp(3) | _changed_at | When this change was made in its source, UTC; everything else is as it was then.
-- _valid_to | timestamp(3) | _changed_at | When a later change took its place or its table was truncated, UTC; null while there is neither.
SELECT
  country.code AS code,
  country.name AS name,
  country.currency AS currency,
  country.region_id AS region_id,
  region.name AS region_name,
  country._sequence AS _sequence,
  country._valid_from AS _valid_from,
  country._valid_to AS _valid_to
FROM views.country_history AS country
LEFT JOIN views.region_history AS region
  ON region.id = country.region_id
  AND region._valid_from <= country._valid_from
  AND (region._valid_to > country._valid_from OR region._valid_to IS NULL)
