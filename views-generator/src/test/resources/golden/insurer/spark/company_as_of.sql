-- views.company_as_of: Limited, public, or a club. One row per change of a id, with head as they were at _valid_from.
-- reads views.company_history, views.person_history
-- id | varchar | id | 
-- name | varchar | name | 
-- country | varchar | country | 
-- head_id | varchar | head_id | 
-- head_name | varchar | head.name | From head.name.
-- head_country | varchar | head.country | From head.country.
-- employer_id | varchar | head.employer_id | From head.employer_id.
-- _sequence | varchar | _sequence | Orders the changes of one company, as text.
-- _valid_from | timestamp(3) | _changed_at | When this change was made in its source, UTC; everything else is as it was then.
-- _valid_to | timestamp(3) | _changed_at | When a later change took its place or its table was truncated, UTC; null while there is neither.
SELECT
  company.id AS id,
  company.name AS name,
  company.country AS country,
  company.head_id AS head_id,
  head.name AS head_name,
  head.country AS head_country,
  head.employer_id AS employer_id,
  company._sequence AS _sequence,
  company._valid_from AS _valid_from,
  company._valid_to AS _valid_to
FROM views.company_history AS company
LEFT JOIN views.person_history AS head
  ON head.id = company.head_id
  AND head._valid_from <= company._valid_from
  AND (head._valid_to > company._valid_from OR head._valid_to IS NULL)
