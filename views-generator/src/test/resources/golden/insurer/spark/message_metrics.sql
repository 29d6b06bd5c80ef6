-- views.message_metrics: Counted and summed. One row per about_kind, about_claim_cause, about_claim_row_count, about_claim_against_person_country, about_claim_against_person_employer_country, about_claim_against_person_employer_head_country, about_message_about_kind, about_message_about_claim_cause, about_message_about_claim_row_count, about_message_about_claim_against_person_country, about_message_about_claim_against_person_employer_country, about_message_about_claim_against_person_employer_head_country.
-- reads canonical.message, canonical.claim, canonical.person, canonical.company
-- about_kind | varchar | about_kind | 
-- about_claim_cause | varchar | about_claim.cause | From about_claim.cause.
-- about_claim_row_count | integer | about_claim.row_count | From about_claim.row_count.
-- about_claim_against_person_country | varchar | about_claim.against_person.country | From about_claim.against_person.country.
-- about_claim_against_person_employer_country | varchar | about_claim.against_person.employer.country | From about_claim.against_person.employer.country.
-- about_claim_against_person_employer_head_country | varchar | about_claim.against_person.employer.head.country | From about_claim.against_person.employer.head.country.
-- about_message_about_kind | varchar | about_message.about_kind | From about_message.about_kind.
-- about_message_about_claim_cause | varchar | about_message.about_claim.cause | From about_message.about_claim.cause.
-- about_message_about_claim_row_count | integer | about_message.about_claim.row_count | From about_message.about_claim.row_count.
-- about_message_about_claim_against_person_country | varchar | about_message.about_claim.against_person.country | From about_message.about_claim.against_person.country.
-- about_message_about_claim_against_person_employer_country | varchar | about_message.about_claim.against_person.employer.country | From about_message.about_claim.against_person.employer.country.
-- about_message_about_claim_against_person_employer_head_country | varchar | about_message.about_claim.against_person.employer.head.country | From about_message.about_claim.against_person.employer.head.country.
-- row_count | bigint | row_count | How many rows there are.
-- size_sum | bigint | size_sum | Sum of size over those rows; null where there is none.
SELECT
  message.about_kind AS about_kind,
  about_claim.cause AS about_claim_cause,
  about_claim.row_count AS about_claim_row_count,
  about_claim_against_person.country AS about_claim_against_person_country,
  about_claim_against_person_employer.country AS about_claim_against_person_employer_country,
  about_claim_against_person_employer_head.country AS about_claim_against_person_employer_head_country,
  about_message.about_kind AS about_message_about_kind,
  about_message_about_claim.cause AS about_message_about_claim_cause,
  about_message_about_claim.row_count AS about_message_about_claim_row_count,
  about_message_about_claim_against_person.country AS about_message_about_claim_against_person_country,
  about_message_about_claim_against_person_employer.country AS about_message_about_claim_against_person_employer_country,
  about_message_about_claim_against_person_employer_head.country AS about_message_about_claim_against_person_employer_head_country,
  COUNT(*) AS row_count,
  CAST(SUM(message.size) AS bigint) AS size_sum
FROM canonical.message AS message
LEFT JOIN canonical.claim AS about_claim
  ON about_claim.id = message.about_id
  AND message.about_kind = 'Claim'
LEFT JOIN canonical.person AS about_claim_against_person
  ON about_claim_against_person.id = about_claim.against_id
  AND about_claim.against_kind = 'Person'
LEFT JOIN canonical.company AS about_claim_against_person_employer
  ON about_claim_against_person_employer.id = about_claim_against_person.employer_id
LEFT JOIN canonical.person AS about_claim_against_person_employer_head
  ON about_claim_against_person_employer_head.id = about_claim_against_person_employer.head_id
LEFT JOIN canonical.message AS about_message
  ON about_message.id = message.about_id
  AND message.about_kind = 'Message'
LEFT JOIN canonical.claim AS about_message_about_claim
  ON about_message_about_claim.id = about_message.about_id
  AND about_message.about_kind = 'Claim'
LEFT JOIN canonical.person AS about_message_about_claim_against_person
  ON about_message_about_claim_against_person.id = about_message_about_claim.against_id
  AND about_message_about_claim.against_kind = 'Person'
LEFT JOIN canonical.company AS about_message_about_claim_against_person_employer
  ON about_message_about_claim_against_person_employer.id = about_message_about_claim_against_person.employer_id
LEFT JOIN canonical.person AS about_message_about_claim_against_person_employer_head
  ON about_message_about_claim_against_person_employer_head.id = about_message_about_claim_against_person_employer.head_id
GROUP BY
  message.about_kind,
  about_claim.cause,
  about_claim.row_count,
  about_claim_against_person.country,
  about_claim_against_person_employer.country,
  about_claim_against_person_employer_head.country,
  about_message.about_kind,
  about_message_about_claim.cause,
  about_message_about_claim.row_count,
  about_message_about_claim_against_person.country,
  about_message_about_claim_against_person_employer.country,
  about_message_about_claim_against_person_employer_head.country
