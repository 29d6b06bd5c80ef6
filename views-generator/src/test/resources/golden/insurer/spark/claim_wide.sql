-- views.claim_wide: Damage that was reported. One row per id, with against_person, against_person.employer, against_person.employer.head.
-- reads canonical.claim, canonical.person, canonical.company
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
-- _changed_at | timestamp(3) | _changed_at | When the claim changed in its source, UTC.
SELECT
  claim.id AS id,
  timestampadd(MILLISECOND, unix_millis(timestampadd(MICROSECOND, 500, claim.reported)), TIMESTAMP_NTZ '1970-01-01 00:00:00') AS reported,
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
  timestampadd(MILLISECOND, unix_millis(timestampadd(MICROSECOND, 500, claim._changed_at)), TIMESTAMP_NTZ '1970-01-01 00:00:00') AS _changed_at
FROM canonical.claim AS claim
LEFT JOIN canonical.person AS against_person
  ON against_person.id = claim.against_id
  AND claim.against_kind = 'Person'
LEFT JOIN canonical.company AS against_person_employer
  ON against_person_employer.id = against_person.employer_id
LEFT JOIN canonical.person AS against_person_employer_head
  ON against_person_employer_head.id = against_person_employer.head_id
