-- views.person_exploded: A human being. One row per id and claim that has it as against_person; one where there is none; with employer, employer.head.
-- reads canonical.person, canonical.company, canonical.claim
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
-- claim_id | varchar | claim.against_person.id | From claim.against_person.id.
-- claim_reported | timestamp(3) | claim.against_person.reported | From claim.against_person.reported.
-- claim_against_kind | varchar | claim.against_person.against_kind | From claim.against_person.against_kind.
-- claim_cause | varchar | claim.against_person.cause | From claim.against_person.cause.
-- claim_row_count | integer | claim.against_person.row_count | From claim.against_person.row_count.
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
  _claim.id AS claim_id,
  CAST(at_timezone(_claim.reported, 'UTC') AS timestamp(3)) AS claim_reported,
  _claim.against_kind AS claim_against_kind,
  _claim.cause AS claim_cause,
  _claim.row_count AS claim_row_count,
  person._sequence AS _sequence,
  CAST(at_timezone(person._changed_at, 'UTC') AS timestamp(3)) AS _changed_at
FROM canonical.person AS person
LEFT JOIN canonical.company AS employer
  ON employer.id = person.employer_id
LEFT JOIN canonical.person AS employer_head
  ON employer_head.id = employer.head_id
LEFT JOIN canonical.claim AS _claim
  ON _claim.against_id = person.id
  AND _claim.against_kind = 'Person'
