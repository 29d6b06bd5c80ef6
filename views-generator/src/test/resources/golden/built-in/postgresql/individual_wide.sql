-- views.individual_wide: A natural person, whatever roles the person has. One row per id.
-- reads canonical.individual
-- id | varchar | id | Identifies the person across systems: the origin's prefix and the number there.
-- name | varchar | name | The full name as the person writes it.
-- first_name | varchar | first_name | Given name.
-- last_name | varchar | last_name | Family name.
-- middle_names | varchar | middle_names | All names between the given and the family name, separated by blanks.
-- prefix | varchar | prefix | Form of address before the name.
-- gender | varchar | gender | Gender as the person stated it.
-- marital_status | varchar | marital_status | Marital status as far as the legacy system knows it.
-- _sequence | varchar | _sequence | Orders the changes of one individual, as text.
-- _changed_at | timestamp(3) | _changed_at | When the individual changed in its source, UTC.
SELECT
  individual.id AS id,
  individual.name AS name,
  individual.first_name AS first_name,
  individual.last_name AS last_name,
  individual.middle_names AS middle_names,
  individual.prefix AS prefix,
  individual.gender AS gender,
  individual.marital_status AS marital_status,
  individual._sequence AS _sequence,
  CAST(date_trunc('milliseconds', individual._changed_at AT TIME ZONE 'UTC' + INTERVAL '500 microseconds') AS timestamp(3)) AS _changed_at
FROM canonical.individual AS individual
