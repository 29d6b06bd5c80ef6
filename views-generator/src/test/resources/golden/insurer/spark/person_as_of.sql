-- views.person_as_of: A human being. One row per change of a id, with employer, employer.head as they were at _valid_from.
-- reads views.person_history, views.company_history
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
-- _valid_from | timestamp(3) | _changed_at | When this change was made in its source, UTC; everything else is as it was then.
-- _valid_to | timestamp(3) | _changed_at | When a later change took its place or its table was truncated, UTC; null while there is neither.
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
  person._valid_from AS _valid_from,
  person._valid_to AS _valid_to
FROM views.person_history AS person
LEFT JOIN views.company_history AS employer
  ON employer.id = person.employer_id
  AND employer._valid_from <= person._valid_from
  AND (employer._valid_to > person._valid_from OR employer._valid_to IS NULL)
LEFT JOIN views.person_history AS employer_head
  ON employer_head.id = employer.head_id
  AND employer_head._valid_from <= person._valid_from
  AND (employer_head._valid_to > person._valid_from OR employer_head._valid_to IS NULL)
