-- views.claim_as_of: Damage that was reported. One row per change of a id, with against_person, against_person.employer, against_person.employer.head as they were at _valid_from.
-- reads views.claim_history, views.person_history, views.company_history
-- id | varchar | id | 
-- reported | timestamp(3) | reported | 
-- against_kind | varchar | against_kind | 
-- against_id | varchar | against_id | 
-- cause | varchar | cause | 
-- row_count | integer | row_count | 
-- against_person_name | varchar | against_person.name | From against_person.name.
-- against_person_country | varchar | against_person.country | From against_person.country.
-- against_person_employer_id | varchar | against_person.employer_id | From against_person.employer_id.
-- employer_name | varchar | against_person.employer.name | From against_person.employer.name.
-- employer_country | varchar | against_person.employer.country | From against_person.employer.country.
-- head_id | varchar | against_person.employer.head_id | From against_person.employer.head_id.
-- head_name | varchar | against_person.employer.head.name | From against_person.employer.head.name.
-- head_country | varchar | against_person.employer.head.country | From against_person.employer.head.country.
-- head_employer_id | varchar | against_person.employer.head.employer_id | From against_person.employer.head.employer_id.
-- _sequence | varchar | _sequence | Orders the changes of one claim, as text.
-- _valid_from | timestamp(3) | _changed_at | When this change was made in its source, UTC; everything else is as it was then.
-- _valid_to | timestamp(3) | _changed_at | When a later change took its place or its table was truncated, UTC; null while there is neither.
SELECT
  claim.id AS id,
  claim.reported AS reported,
  claim.against_kind AS against_kind,
  claim.against_id AS against_id,
  claim.cause AS cause,
  claim.row_count AS row_count,
  against_person.name AS against_person_name,
  against_person.country AS against_person_country,
  against_person.employer_id AS against_person_employer_id,
  against_person_employer.name AS employer_name,
  against_person_employer.country AS employer_country,
  against_person_employer.head_id AS head_id,
  against_person_employer_head.name AS head_name,
  against_person_employer_head.country AS head_country,
  against_person_employer_head.employer_id AS head_employer_id,
  claim._sequence AS _sequence,
  claim._valid_from AS _valid_from,
  claim._valid_to AS _valid_to
FROM views.claim_history AS claim
LEFT JOIN views.person_history AS against_person
  ON against_person.id = claim.against_id
  AND claim.against_kind = 'Person'
  AND against_person._valid_from <= claim._valid_from
  AND (against_person._valid_to > claim._valid_from OR against_person._valid_to IS NULL)
LEFT JOIN views.company_history AS against_person_employer
  ON against_person_employer.id = against_person.employer_id
  AND against_person_employer._valid_from <= claim._valid_from
  AND (against_person_employer._valid_to > claim._valid_from OR against_person_employer._valid_to IS NULL)
LEFT JOIN views.person_history AS against_person_employer_head
  ON against_person_employer_head.id = against_person_employer.head_id
  AND against_person_employer_head._valid_from <= claim._valid_from
  AND (against_person_employer_head._valid_to > claim._valid_from OR against_person_employer_head._valid_to IS NULL)
