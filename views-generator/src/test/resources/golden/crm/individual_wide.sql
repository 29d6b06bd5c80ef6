-- views.individual_wide: A natural person. One row per id.
-- reads canonical.individual
-- id | varchar | id | 
-- name | varchar | name | 
-- first_name | varchar | first_name | 
-- last_name | varchar | last_name | 
-- gender | varchar | gender | 
-- _sequence | varchar | _sequence | Orders the changes of one individual, as text.
-- _changed_at | timestamp(3) | _changed_at | When the individual changed in its source, UTC.
SELECT
  individual.id AS id,
  individual.name AS name,
  individual.first_name AS first_name,
  individual.last_name AS last_name,
  individual.gender AS gender,
  individual._sequence AS _sequence,
  CAST(at_timezone(individual._changed_at, 'UTC') AS timestamp(3)) AS _changed_at
FROM canonical.individual AS individual
