-- views.agent_as_of: One row per change of a region, agent_number, with lead, lead.lead as they were at _valid_from.
-- reads views.agent_history
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
-- _valid_from | timestamp(3) | _changed_at | When this change was made in its source, UTC; everything else is as it was then.
-- _valid_to | timestamp(3) | _changed_at | When a later change took its place or its table was truncated, UTC; null while there is neither.
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
  agent._valid_from AS _valid_from,
  agent._valid_to AS _valid_to
FROM views.agent_history AS agent
LEFT JOIN views.agent_history AS lead
  ON lead.region = agent.lead_region
  AND lead.agent_number = agent.lead_number
  AND lead._valid_from <= agent._valid_from
  AND (lead._valid_to > agent._valid_from OR lead._valid_to IS NULL)
LEFT JOIN views.agent_history AS lead_lead
  ON lead_lead.region = lead.lead_region
  AND lead_lead.agent_number = lead.lead_number
  AND lead_lead._valid_from <= agent._valid_from
  AND (lead_lead._valid_to > agent._valid_from OR lead_lead._valid_to IS NULL)
