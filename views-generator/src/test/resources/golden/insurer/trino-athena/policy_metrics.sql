-- views.policy_metrics: A promise to pay. Counted and summed. One row per product, signed, holder_kind, holder_person_country, holder_person_employer_country, holder_person_employer_head_country, holder_company_country, holder_company_head_country, payer_person_country, payer_person_employer_country, payer_person_employer_head_country, payer_company_country, payer_company_head_country.
-- reads canonical.policy, canonical.person, canonical.company
-- product | varchar | product | 
-- signed | timestamp(3) | signed | 
-- holder_kind | varchar | holder_kind | 
-- holder_person_country | varchar | holder_person.country | From holder_person.country.
-- holder_person_employer_country | varchar | holder_person.employer.country | From holder_person.employer.country.
-- holder_person_employer_head_country | varchar | holder_person.employer.head.country | From holder_person.employer.head.country.
-- holder_company_country | varchar | holder_company.country | From holder_company.country.
-- holder_company_head_country | varchar | holder_company.head.country | From holder_company.head.country.
-- payer_person_country | varchar | payer_person.country | From payer_person.country.
-- payer_person_employer_country | varchar | payer_person.employer.country | From payer_person.employer.country.
-- payer_person_employer_head_country | varchar | payer_person.employer.head.country | From payer_person.employer.head.country.
-- payer_company_country | varchar | payer_company.country | From payer_company.country.
-- payer_company_head_country | varchar | payer_company.head.country | From payer_company.head.country.
-- row_count | bigint | row_count | How many rows there are.
-- premium_sum | decimal(38, 2) | premium_sum | Sum of premium over those rows; null where there is none.
-- payments_sum | bigint | payments_sum | Sum of payments over those rows; null where there is none.
-- weight_sum | double | weight_sum | Sum of weight over those rows; null where there is none.
SELECT
  policy.product AS product,
  CAST(at_timezone(policy.signed, 'UTC') AS timestamp(3)) AS signed,
  policy.holder_kind AS holder_kind,
  holder_person.country AS holder_person_country,
  holder_person_employer.country AS holder_person_employer_country,
  holder_person_employer_head.country AS holder_person_employer_head_country,
  holder_company.country AS holder_company_country,
  holder_company_head.country AS holder_company_head_country,
  payer_person.country AS payer_person_country,
  payer_person_employer.country AS payer_person_employer_country,
  payer_person_employer_head.country AS payer_person_employer_head_country,
  payer_company.country AS payer_company_country,
  payer_company_head.country AS payer_company_head_country,
  COUNT(*) AS row_count,
  CAST(SUM(policy.premium) AS decimal(38, 2)) AS premium_sum,
  CAST(SUM(policy.payments) AS bigint) AS payments_sum,
  CAST(SUM(policy.weight) AS double) AS weight_sum
FROM canonical.policy AS policy
LEFT JOIN canonical.person AS holder_person
  ON holder_person.id = policy.holder_id
  AND policy.holder_kind = 'Person'
LEFT JOIN canonical.company AS holder_person_employer
  ON holder_person_employer.id = holder_person.employer_id
LEFT JOIN canonical.person AS holder_person_employer_head
  ON holder_person_employer_head.id = holder_person_employer.head_id
LEFT JOIN canonical.company AS holder_company
  ON holder_company.id = policy.holder_id
  AND policy.holder_kind IN ('one''s firm', 'Public', 'Club')
LEFT JOIN canonical.person AS holder_company_head
  ON holder_company_head.id = holder_company.head_id
LEFT JOIN canonical.person AS payer_person
  ON payer_person.id = policy.payer_id
  AND policy.payer_kind = 'Private'
LEFT JOIN canonical.company AS payer_person_employer
  ON payer_person_employer.id = payer_person.employer_id
LEFT JOIN canonical.person AS payer_person_employer_head
  ON payer_person_employer_head.id = payer_person_employer.head_id
LEFT JOIN canonical.company AS payer_company
  ON payer_company.id = policy.payer_id
  AND policy.payer_kind = 'Business'
LEFT JOIN canonical.person AS payer_company_head
  ON payer_company_head.id = payer_company.head_id
GROUP BY
  policy.product,
  CAST(at_timezone(policy.signed, 'UTC') AS timestamp(3)),
  policy.holder_kind,
  holder_person.country,
  holder_person_employer.country,
  holder_person_employer_head.country,
  holder_company.country,
  holder_company_head.country,
  payer_person.country,
  payer_person_employer.country,
  payer_person_employer_head.country,
  payer_company.country,
  payer_company_head.country
