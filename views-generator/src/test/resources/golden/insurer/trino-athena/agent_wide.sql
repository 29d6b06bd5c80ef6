-- views.agent_wide: One row per region, agent_number, with lead, lead.lead.
-- reads canonical.agent
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
  agent._sequence AS _sequence,
  CAST(at_timezone(agent._changed_at, 'UTC') AS timestamp(3)) AS _changed_at
FROM canonical.agent AS agent
LEFT JOIN canonical.agent AS lead
  ON lead.region = agent.lead_region
  AND lead.agent_number = agent.lead_number
LEFT JOIN canonical.agent AS lead_lead
  ON lead_lead.region = lead.lead_region
  AND lead_lead.agent_number = lead.lead_number
