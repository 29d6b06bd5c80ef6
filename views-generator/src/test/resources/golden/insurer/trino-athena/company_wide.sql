-- views.company_wide: Limited, public, or a club. One row per id, with head.
-- reads canonical.company, canonical.person
-- id | varchar | id | 
-- name | varchar | name | 
-- country | varchar | country | 
-- head_id | varchar | head_id | 
-- head_name | varchar | head.name | From head.name.
-- head_country | varchar | head.country | From head.country.
-- employer_id | varchar | head.employer_id | From head.employer_id.
-- _sequence | varchar | _sequence | Orders the changes of one company, as text.
-- _changed_at | timestamp(3) | _changed_at | When the company changed in its source, UTC.
SELECT
  company.id AS id,
  company.name AS name,
  company.country AS country,
  company.head_id AS head_id,
  head.name AS head_name,
  head.country AS head_country,
  head.employer_id AS employer_id,
  company._sequence AS _sequence,
  CAST(at_timezone(company._changed_at, 'UTC') AS timestamp(3)) AS _changed_at
FROM canonical.company AS company
LEFT JOIN canonical.person AS head
  ON head.id = company.head_id
