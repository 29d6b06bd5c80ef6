-- views.message_as_of: One row per change of a id, with about_claim, about_claim.against_person, about_claim.against_person.employer, about_claim.against_person.employer.head, about_message, about_message.about_claim, about_message.about_claim.against_person, about_message.about_claim.against_person.employer, about_message.about_claim.against_person.employer.head as they were at _valid_from.
-- reads views.message_history, views.claim_history, views.person_history, views.company_history
-- id | varchar | id | 
-- sent | timestamp(3) | sent | 
-- about_id | varchar | about_id | 
-- about_kind | varchar | about_kind | 
-- size | bigint | size | 
-- about_claim_reported | timestamp(3) | about_claim.reported | From about_claim.reported.
-- about_claim_against_kind | varchar | about_claim.against_kind | From about_claim.against_kind.
-- about_claim_against_id | varchar | about_claim.against_id | From about_claim.against_id.
-- about_claim_cause | varchar | about_claim.cause | From about_claim.cause.
-- about_claim_row_count | integer | about_claim.row_count | From about_claim.row_count.
-- about_claim_against_person_name | varchar | about_claim.against_person.name | From about_claim.against_person.name.
-- about_claim_against_person_country | varchar | about_claim.against_person.country | From about_claim.against_person.country.
-- about_claim_against_person_employer_id | varchar | about_claim.against_person.employer_id | From about_claim.against_person.employer_id.
-- about_claim_against_person_employer_name | varchar | about_claim.against_person.employer.name | From about_claim.against_person.employer.name.
-- about_claim_against_person_employer_country | varchar | about_claim.against_person.employer.country | From about_claim.against_person.employer.country.
-- about_claim_against_person_employer_head_id | varchar | about_claim.against_person.employer.head_id | From about_claim.against_person.employer.head_id.
-- about_claim_against_person_employer_head_name | varchar | about_claim.against_person.employer.head.name | From about_claim.against_person.employer.head.name.
-- about_claim_against_person_employer_head_country | varchar | about_claim.against_person.employer.head.country | From about_claim.against_person.employer.head.country.
-- about_claim_against_person_employer_head_employer_id | varchar | about_claim.against_person.employer.head.employer_id | From about_claim.against_person.employer.head.employer_id.
-- about_message_sent | timestamp(3) | about_message.sent | From about_message.sent.
-- about_message_about_id | varchar | about_message.about_id | From about_message.about_id.
-- about_message_about_kind | varchar | about_message.about_kind | From about_message.about_kind.
-- about_message_size | bigint | about_message.size | From about_message.size.
-- about_message_about_claim_reported | timestamp(3) | about_message.about_claim.reported | From about_message.about_claim.reported.
-- about_message_about_claim_against_kind | varchar | about_message.about_claim.against_kind | From about_message.about_claim.against_kind.
-- about_message_about_claim_against_id | varchar | about_message.about_claim.against_id | From about_message.about_claim.against_id.
-- about_message_about_claim_cause | varchar | about_message.about_claim.cause | From about_message.about_claim.cause.
-- about_message_about_claim_row_count | integer | about_message.about_claim.row_count | From about_message.about_claim.row_count.
-- about_message_about_claim_against_person_name | varchar | about_message.about_claim.against_person.name | From about_message.about_claim.against_person.name.
-- about_message_about_claim_against_person_country | varchar | about_message.about_claim.against_person.country | From about_message.about_claim.against_person.country.
-- about_message_about_claim_against_person_employer_id | varchar | about_message.about_claim.against_person.employer_id | From about_message.about_claim.against_person.employer_id.
-- about_message_about_claim_against_person_employer_name | varchar | about_message.about_claim.against_person.employer.name | From about_message.about_claim.against_person.employer.name.
-- about_message_about_claim_against_person_employer_country | varchar | about_message.about_claim.against_person.employer.country | From about_message.about_claim.against_person.employer.country.
-- about_message_about_claim_against_person_employer_head_id | varchar | about_message.about_claim.against_person.employer.head_id | From about_message.about_claim.against_person.employer.head_id.
-- about_message_about_claim_against_person_employer_head_name | varchar | about_message.about_claim.against_person.employer.head.name | From about_message.about_claim.against_person.employer.head.name.
-- about_message_about_claim_against_person_employer_head_country | varchar | about_message.about_claim.against_person.employer.head.country | From about_message.about_claim.against_person.employer.head.country.
-- about_message_about_claim_against_person_employer_head_4dee3822 | varchar | about_message.about_claim.against_person.employer.head.employer_id | From about_message.about_claim.against_person.employer.head.employer_id.
-- _sequence | varchar | _sequence | Orders the changes of one message, as text.
-- _valid_from | timestamp(3) | _changed_at | When this change was made in its source, UTC; everything else is as it was then.
-- _valid_to | timestamp(3) | _changed_at | When a later change took its place or its table was truncated, UTC; null while there is neither.
SELECT
  message.id AS id,
  message.sent AS sent,
  message.about_id AS about_id,
  message.about_kind AS about_kind,
  message.size AS size,
  about_claim.reported AS about_claim_reported,
  about_claim.against_kind AS about_claim_against_kind,
  about_claim.against_id AS about_claim_against_id,
  about_claim.cause AS about_claim_cause,
  about_claim.row_count AS about_claim_row_count,
  about_claim_against_person.name AS about_claim_against_person_name,
  about_claim_against_person.country AS about_claim_against_person_country,
  about_claim_against_person.employer_id AS about_claim_against_person_employer_id,
  about_claim_against_person_employer.name AS about_claim_against_person_employer_name,
  about_claim_against_person_employer.country AS about_claim_against_person_employer_country,
  about_claim_against_person_employer.head_id AS about_claim_against_person_employer_head_id,
  about_claim_against_person_employer_head.name AS about_claim_against_person_employer_head_name,
  about_claim_against_person_employer_head.country AS about_claim_against_person_employer_head_country,
  about_claim_against_person_employer_head.employer_id AS about_claim_against_person_employer_head_employer_id,
  about_message.sent AS about_message_sent,
  about_message.about_id AS about_message_about_id,
  about_message.about_kind AS about_message_about_kind,
  about_message.size AS about_message_size,
  about_message_about_claim.reported AS about_message_about_claim_reported,
  about_message_about_claim.against_kind AS about_message_about_claim_against_kind,
  about_message_about_claim.against_id AS about_message_about_claim_against_id,
  about_message_about_claim.cause AS about_message_about_claim_cause,
  about_message_about_claim.row_count AS about_message_about_claim_row_count,
  about_message_about_claim_against_person.name AS about_message_about_claim_against_person_name,
  about_message_about_claim_against_person.country AS about_message_about_claim_against_person_country,
  about_message_about_claim_against_person.employer_id AS about_message_about_claim_against_person_employer_id,
  about_message_about_claim_against_person_employer.name AS about_message_about_claim_against_person_employer_name,
  about_message_about_claim_against_person_employer.country AS about_message_about_claim_against_person_employer_country,
  about_message_about_claim_against_person_employer.head_id AS about_message_about_claim_against_person_employer_head_id,
  about_message_about_claim_against_person_employer_head.name AS about_message_about_claim_against_person_employer_head_name,
  about_message_about_claim_against_person_employer_head.country AS about_message_about_claim_against_person_employer_head_country,
  about_message_about_claim_against_person_employer_head.employer_id AS about_message_about_claim_against_person_employer_head_4dee3822,
  message._sequence AS _sequence,
  message._valid_from AS _valid_from,
  message._valid_to AS _valid_to
FROM views.message_history AS message
LEFT JOIN views.claim_history AS about_claim
  ON about_claim.id = message.about_id
  AND message.about_kind = 'Claim'
  AND about_claim._valid_from <= message._valid_from
  AND (about_claim._valid_to > message._valid_from OR about_claim._valid_to IS NULL)
LEFT JOIN views.person_history AS about_claim_against_person
  ON about_claim_against_person.id = about_claim.against_id
  AND about_claim.against_kind = 'Person'
  AND about_claim_against_person._valid_from <= message._valid_from
  AND (about_claim_against_person._valid_to > message._valid_from OR about_claim_against_person._valid_to IS NULL)
LEFT JOIN views.company_history AS about_claim_against_person_employer
  ON about_claim_against_person_employer.id = about_claim_against_person.employer_id
  AND about_claim_against_person_employer._valid_from <= message._valid_from
  AND (about_claim_against_person_employer._valid_to > message._valid_from OR about_claim_against_person_employer._valid_to IS NULL)
LEFT JOIN views.person_history AS about_claim_against_person_employer_head
  ON about_claim_against_person_employer_head.id = about_claim_against_person_employer.head_id
  AND about_claim_against_person_employer_head._valid_from <= message._valid_from
  AND (about_claim_against_person_employer_head._valid_to > message._valid_from OR about_claim_against_person_employer_head._valid_to IS NULL)
LEFT JOIN views.message_history AS about_message
  ON about_message.id = message.about_id
  AND message.about_kind = 'Message'
  AND about_message._valid_from <= message._valid_from
  AND (about_message._valid_to > message._valid_from OR about_message._valid_to IS NULL)
LEFT JOIN views.claim_history AS about_message_about_claim
  ON about_message_about_claim.id = about_message.about_id
  AND about_message.about_kind = 'Claim'
  AND about_message_about_claim._valid_from <= message._valid_from
  AND (about_message_about_claim._valid_to > message._valid_from OR about_message_about_claim._valid_to IS NULL)
LEFT JOIN views.person_history AS about_message_about_claim_against_person
  ON about_message_about_claim_against_person.id = about_message_about_claim.against_id
  AND about_message_about_claim.against_kind = 'Person'
  AND about_message_about_claim_against_person._valid_from <= message._valid_from
  AND (about_message_about_claim_against_person._valid_to > message._valid_from OR about_message_about_claim_against_person._valid_to IS NULL)
LEFT JOIN views.company_history AS about_message_about_claim_against_person_employer
  ON about_message_about_claim_against_person_employer.id = about_message_about_claim_against_person.employer_id
  AND about_message_about_claim_against_person_employer._valid_from <= message._valid_from
  AND (about_message_about_claim_against_person_employer._valid_to > message._valid_from OR about_message_about_claim_against_person_employer._valid_to IS NULL)
LEFT JOIN views.person_history AS about_message_about_claim_against_person_employer_head
  ON about_message_about_claim_against_person_employer_head.id = about_message_about_claim_against_person_employer.head_id
  AND about_message_about_claim_against_person_employer_head._valid_from <= message._valid_from
  AND (about_message_about_claim_against_person_employer_head._valid_to > message._valid_from OR about_message_about_claim_against_person_employer_head._valid_to IS NULL)
