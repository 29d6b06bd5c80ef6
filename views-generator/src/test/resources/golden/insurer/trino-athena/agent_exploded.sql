-- views.agent_exploded: One row per region, agent_number and policy that has it as agent; one where there is none; with lead, lead.lead.
-- reads canonical.agent, canonical.policy
-- region | varchar | region | 
-- agent_number | integer | agent_number | 
-- name | varchar | name | 
-- lead_region | varchar | lead_region | 
-- lead_number | integer | lead_number | 
-- lead_name | varchar | lead.name | From lead.name.
-- lead_lead_region | varchar | lead.lead_region | From lead.lead_region.
-- lead_lead_number | integer | lead.lead_number | From lead.lead_number.
-- lead_lead_name | varchar | lead.lead.name | From lead.lead.name.
-- lead_lead_lead_region | varchar | lead.lead.lead_region | From lead.lead.lead_region.
-- lead_lead_lead_number | integer | lead.lead.lead_number | From lead.lead.lead_number.
-- policy_policy_number | bigint | policy.agent.policy_number | From policy.agent.policy_number.
-- policy_product | varchar | policy.agent.product | From policy.agent.product.
-- policy_signed | timestamp(3) | policy.agent.signed | From policy.agent.signed.
-- policy_premium | decimal(12, 2) | policy.agent.premium | From policy.agent.premium.
-- policy_payments | integer | policy.agent.payments | From policy.agent.payments.
-- policy_weight | double | policy.agent.weight | From policy.agent.weight.
-- policy_commission | decimal(12, 2) | policy.agent.commission | From policy.agent.commission.
-- policy_holder_id | varchar | policy.agent.holder_id | From policy.agent.holder_id.
-- policy_holder_kind | varchar | policy.agent.holder_kind | From policy.agent.holder_kind.
-- policy_payer_id | varchar | policy.agent.payer_id | From policy.agent.payer_id.
-- policy_payer_kind | varchar | policy.agent.payer_kind | From policy.agent.payer_kind.
-- _sequence | varchar | _sequence | Orders the changes of one agent, as text.
-- _changed_at | timestamp(3) | _changed_at | When the agent changed in its source, UTC.
SELECT
  agent.region AS region,
  agent.agent_number AS agent_number,
  agent.name AS name,
  agent.lead_region AS lead_region,
  agent.lead_number AS lead_number,
  lead.name AS lead_name,
  lead.lead_region AS lead_lead_region,
  lead.lead_number AS lead_lead_number,
  lead_lead.name AS lead_lead_name,
  lead_lead.lead_region AS lead_lead_lead_region,
  lead_lead.lead_number AS lead_lead_lead_number,
  _policy.policy_number AS policy_policy_number,
  _policy.product AS policy_product,
  CAST(at_timezone(_policy.signed, 'UTC') AS timestamp(3)) AS policy_signed,
  _policy.premium AS policy_premium,
  _policy.payments AS policy_payments,
  _policy.weight AS policy_weight,
  _policy.commission AS policy_commission,
  _policy.holder_id AS policy_holder_id,
  _policy.holder_kind AS policy_holder_kind,
  _policy.payer_id AS policy_payer_id,
  _policy.payer_kind AS policy_payer_kind,
  agent._sequence AS _sequence,
  CAST(at_timezone(agent._changed_at, 'UTC') AS timestamp(3)) AS _changed_at
FROM canonical.agent AS agent
LEFT JOIN canonical.agent AS lead
  ON lead.region = agent.lead_region
  AND lead.agent_number = agent.lead_number
LEFT JOIN canonical.agent AS lead_lead
  ON lead_lead.region = lead.lead_region
  AND lead_lead.agent_number = lead.lead_number
LEFT JOIN canonical.policy AS _policy
  ON _policy.region = agent.region
  AND _policy.agent_number = agent.agent_number
