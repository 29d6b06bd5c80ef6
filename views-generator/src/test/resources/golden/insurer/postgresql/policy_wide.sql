-- views.policy_wide: A promise to pay. One row per policy_number, with holder_person, holder_person.employer, holder_person.employer.head, holder_company, holder_company.head, payer_person, payer_person.employer, payer_person.employer.head, payer_company, payer_company.head, agent, agent.lead, agent.lead.lead.
-- reads canonical.policy, canonical.person, canonical.company, canonical.agent
-- policy_number | bigint | policy_number | 
-- product | varchar | product | 
-- signed | timestamp(3) | signed | 
-- premium | decimal(12, 2) | premium | 
-- payments | integer | payments | 
-- weight | double | weight | 
-- commission | decimal(12, 2) | commission | 
-- holder_id | varchar | holder_id | 
-- holder_kind | varchar | holder_kind | 
-- payer_id | varchar | payer_id | 
-- payer_kind | varchar | payer_kind | 
-- region | varchar | region | 
-- agent_number | integer | agent_number | 
-- holder_person_name | varchar | holder_person.name | From holder_person.name.
-- holder_person_country | varchar | holder_person.country | From holder_person.country.
-- holder_person_employer_id | varchar | holder_person.employer_id | From holder_person.employer_id.
-- holder_person_employer_name | varchar | holder_person.employer.name | From holder_person.employer.name.
-- holder_person_employer_country | varchar | holder_person.employer.country | From holder_person.employer.country.
-- holder_person_employer_head_id | varchar | holder_person.employer.head_id | From holder_person.employer.head_id.
-- holder_person_employer_head_name | varchar | holder_person.employer.head.name | From holder_person.employer.head.name.
-- holder_person_employer_head_country | varchar | holder_person.employer.head.country | From holder_person.employer.head.country.
-- holder_person_employer_head_employer_id | varchar | holder_person.employer.head.employer_id | From holder_person.employer.head.employer_id.
-- holder_company_name | varchar | holder_company.name | From holder_company.name.
-- holder_company_country | varchar | holder_company.country | From holder_company.country.
-- holder_company_head_id | varchar | holder_company.head_id | From holder_company.head_id.
-- holder_company_head_name | varchar | holder_company.head.name | From holder_company.head.name.
-- holder_company_head_country | varchar | holder_company.head.country | From holder_company.head.country.
-- holder_company_head_employer_id | varchar | holder_company.head.employer_id | From holder_company.head.employer_id.
-- payer_person_name | varchar | payer_person.name | From payer_person.name.
-- payer_person_country | varchar | payer_person.country | From payer_person.country.
-- payer_person_employer_id | varchar | payer_person.employer_id | From payer_person.employer_id.
-- payer_person_employer_name | varchar | payer_person.employer.name | From payer_person.employer.name.
-- payer_person_employer_country | varchar | payer_person.employer.country | From payer_person.employer.country.
-- payer_person_employer_head_id | varchar | payer_person.employer.head_id | From payer_person.employer.head_id.
-- payer_person_employer_head_name | varchar | payer_person.employer.head.name | From payer_person.employer.head.name.
-- payer_person_employer_head_country | varchar | payer_person.employer.head.country | From payer_person.employer.head.country.
-- payer_person_employer_head_employer_id | varchar | payer_person.employer.head.employer_id | From payer_person.employer.head.employer_id.
-- payer_company_name | varchar | payer_company.name | From payer_company.name.
-- payer_company_country | varchar | payer_company.country | From payer_company.country.
-- payer_company_head_id | varchar | payer_company.head_id | From payer_company.head_id.
-- payer_company_head_name | varchar | payer_company.head.name | From payer_company.head.name.
-- payer_company_head_country | varchar | payer_company.head.country | From payer_company.head.country.
-- payer_company_head_employer_id | varchar | payer_company.head.employer_id | From payer_company.head.employer_id.
-- agent_name | varchar | agent.name | From agent.name.
-- agent_lead_region | varchar | agent.lead_region | From agent.lead_region.
-- agent_lead_number | integer | agent.lead_number | From agent.lead_number.
-- agent_lead_name | varchar | agent.lead.name | From agent.lead.name.
-- agent_lead_lead_region | varchar | agent.lead.lead_region | From agent.lead.lead_region.
-- agent_lead_lead_number | integer | agent.lead.lead_number | From agent.lead.lead_number.
-- lead_lead_name | varchar | agent.lead.lead.name | From agent.lead.lead.name.
-- lead_lead_lead_region | varchar | agent.lead.lead.lead_region | From agent.lead.lead.lead_region.
-- lead_lead_lead_number | integer | agent.lead.lead.lead_number | From agent.lead.lead.lead_number.
-- _sequence | varchar | _sequence | Orders the changes of one policy, as text.
-- _changed_at | timestamp(3) | _changed_at | When the policy changed in its source, UTC.
SELECT
  policy.policy_number AS policy_number,
  policy.product AS product,
  CAST(date_trunc('milliseconds', policy.signed AT TIME ZONE 'UTC' + INTERVAL '500 microseconds') AS timestamp(3)) AS signed,
  policy.premium AS premium,
  policy.payments AS payments,
  policy.weight AS weight,
  policy.commission AS commission,
  policy.holder_id AS holder_id,
  policy.holder_kind AS holder_kind,
  policy.payer_id AS payer_id,
  policy.payer_kind AS payer_kind,
  policy.region AS region,
  policy.agent_number AS agent_number,
  holder_person.name AS holder_person_name,
  holder_person.country AS holder_person_country,
  holder_person.employer_id AS holder_person_employer_id,
  holder_person_employer.name AS holder_person_employer_name,
  holder_person_employer.country AS holder_person_employer_country,
  holder_person_employer.head_id AS holder_person_employer_head_id,
  holder_person_employer_head.name AS holder_person_employer_head_name,
  holder_person_employer_head.country AS holder_person_employer_head_country,
  holder_person_employer_head.employer_id AS holder_person_employer_head_employer_id,
  holder_company.name AS holder_company_name,
  holder_company.country AS holder_company_country,
  holder_company.head_id AS holder_company_head_id,
  holder_company_head.name AS holder_company_head_name,
  holder_company_head.country AS holder_company_head_country,
  holder_company_head.employer_id AS holder_company_head_employer_id,
  payer_person.name AS payer_person_name,
  payer_person.country AS payer_person_country,
  payer_person.employer_id AS payer_person_employer_id,
  payer_person_employer.name AS payer_person_employer_name,
  payer_person_employer.country AS payer_person_employer_country,
  payer_person_employer.head_id AS payer_person_employer_head_id,
  payer_person_employer_head.name AS payer_person_employer_head_name,
  payer_person_employer_head.country AS payer_person_employer_head_country,
  payer_person_employer_head.employer_id AS payer_person_employer_head_employer_id,
  payer_company.name AS payer_company_name,
  payer_company.country AS payer_company_country,
  payer_company.head_id AS payer_company_head_id,
  payer_company_head.name AS payer_company_head_name,
  payer_company_head.country AS payer_company_head_country,
  payer_company_head.employer_id AS payer_company_head_employer_id,
  agent.name AS agent_name,
  agent.lead_region AS agent_lead_region,
  agent.lead_number AS agent_lead_number,
  agent_lead.name AS agent_lead_name,
  agent_lead.lead_region AS agent_lead_lead_region,
  agent_lead.lead_number AS agent_lead_lead_number,
  agent_lead_lead.name AS lead_lead_name,
  agent_lead_lead.lead_region AS lead_lead_lead_region,
  agent_lead_lead.lead_number AS lead_lead_lead_number,
  policy._sequence AS _sequence,
  CAST(date_trunc('milliseconds', policy._changed_at AT TIME ZONE 'UTC' + INTERVAL '500 microseconds') AS timestamp(3)) AS _changed_at
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
LEFT JOIN canonical.agent AS agent
  ON agent.region = policy.region
  AND agent.agent_number = policy.agent_number
LEFT JOIN canonical.agent AS agent_lead
  ON agent_lead.region = agent.lead_region
  AND agent_lead.agent_number = agent.lead_number
LEFT JOIN canonical.agent AS agent_lead_lead
  ON agent_lead_lead.region = agent_lead.lead_region
  AND agent_lead_lead.agent_number = agent_lead.lead_number
