-- views.claim_metrics: Damage that was reported. Counted and summed. One row per cause, row_count, against_person_country, employer_country, head_country.
-- reads canonical.claim, canonical.person, canonical.company
-- cause | varchar | cause | 
-- row_count | integer | row_count | 
-- against_person_country | varchar | against_person.country | From against_person.country.
-- employer_country | varchar | against_person.employer.country | From against_person.employer.country.
-- head_country | varchar | against_person.employer.head.country | From against_person.employer.head.country.
-- row_count_0d949c2d | bigint | row_count | How many rows there are.
SELECT
  claim.cause AS cause,
  claim.row_count AS row_count,
  against_person.country AS against_person_country,
  against_person_employer.country AS employer_country,
  against_person_employer_head.country AS head_country,
  COUNT(*) AS row_count_0d949c2d
FROM canonical.claim AS claim
LEFT JOIN canonical.person AS against_person
  ON against_person.id = claim.against_id
  AND claim.against_kind = 'Person'
LEFT JOIN canonical.company AS against_person_employer
  ON against_person_employer.id = against_person.employer_id
LEFT JOIN canonical.person AS against_person_employer_head
  ON against_person_employer_head.id = against_person_employer.head_id
GROUP BY
  claim.cause,
  claim.row_count,
  against_person.country,
  against_person_employer.country,
  against_person_employer_head.country
