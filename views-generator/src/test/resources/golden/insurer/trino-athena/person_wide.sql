-- views.person_wide: A human being. One row per id, with employer, employer.head.
-- reads canonical.person, canonical.company
-- id | varchar | id | 
-- name | varchar | name | 
-- country | varchar | country | 
-- employer_id | varchar | employer_id | 
-- employer_name | varchar | employer.name | From employer.name.
-- employer_country | varchar | employer.country | From employer.country.
-- head_id | varchar | employer.head_id | From employer.head_id.
-- head_name | varchar | employer.head.name | From employer.head.name.
-- head_country | varchar | employer.head.country | From employer.head.country.
-- head_employer_id | varchar | employer.head.employer_id | From employer.head.employer_id.
-- _sequence | varchar | _sequence | Orders the changes of one person, as text.
-- _changed_at | timestamp(3) | _changed_at | When the person changed in its source, UTC.
SELECT
  person.id AS id,
  person.name AS name,
  person.country AS country,
  person.employer_id AS employer_id,
  employer.name AS employer_name,
  employer.country AS employer_country,
  employer.head_id AS head_id,
  employer_head.name AS head_name,
  employer_head.country AS head_country,
  employer_head.employer_id AS head_employer_id,
  person._sequence AS _sequence,
  CAST(at_timezone(person._changed_at, 'UTC') AS timestamp(3)) AS _changed_at
FROM canonical.person AS person
LEFT JOIN canonical.company AS employer
  ON employer.id = person.employer_id
LEFT JOIN canonical.person AS employer_head
  ON employer_head.id = employer.head_id
