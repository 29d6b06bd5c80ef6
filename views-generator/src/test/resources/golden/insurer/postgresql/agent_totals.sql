-- views.agent_totals: What refers to it, counted and summed: agent, policy. One row per region, agent_number.
-- reads canonical.agent, canonical.policy
-- region | varchar | region | 
-- agent_number | integer | agent_number | 
-- agent_count | bigint | agent.lead.row_count | How many agent rows have it as lead.
-- agent_array | array(row(region varchar, agent_number integer, name varchar)) | agent.lead._array | The agent rows that have it as lead, ordered by their key, personal values null; empty where there is none.
-- policy_count | bigint | policy.agent.row_count | How many policy rows have it as agent.
-- policy_premium_sum | decimal(38, 2) | policy.agent.premium_sum | Sum of policy.premium over those rows; null where there is none.
-- policy_payments_sum | bigint | policy.agent.payments_sum | Sum of policy.payments over those rows; null where there is none.
-- policy_weight_sum | double | policy.agent.weight_sum | Sum of policy.weight over those rows; null where there is none.
-- policy_commission_sum | decimal(38, 2) | policy.agent.commission_sum | Sum of policy.commission over those rows; null where there is none.
SELECT
  agent.region AS region,
  agent.agent_number AS agent_number,
  COALESCE(of_agent_.row_count, 0) AS agent_count,
  COALESCE(of_agent_._array, CAST('[]' AS jsonb)) AS agent_array,
  COALESCE(of_policy_.row_count, 0) AS policy_count,
  of_policy_.premium_sum AS policy_premium_sum,
  of_policy_.payments_sum AS policy_payments_sum,
  of_policy_.weight_sum AS policy_weight_sum,
  of_policy_.commission_sum AS policy_commission_sum
FROM canonical.agent AS agent
LEFT JOIN (
  SELECT
    child.lead_region AS lead_region,
    child.lead_number AS lead_number,
    COUNT(*) AS row_count,
    jsonb_agg(jsonb_strip_nulls(jsonb_build_object('region', child.region, 'agent_number', child.agent_number, 'name', CAST(NULL AS text))) ORDER BY child.region COLLATE "C", child.agent_number) AS _array
  FROM canonical.agent AS child
  GROUP BY child.lead_region, child.lead_number
) AS of_agent_
  ON of_agent_.lead_region = agent.region
  AND of_agent_.lead_number = agent.agent_number
LEFT JOIN (
  SELECT
    child.region AS region,
    child.agent_number AS agent_number,
    COUNT(*) AS row_count,
    CAST(SUM(child.premium) AS numeric(38,2)) AS premium_sum,
    CAST(SUM(child.payments) AS bigint) AS payments_sum,
    CAST(SUM(child.weight) AS double precision) AS weight_sum,
    CAST(SUM(child.commission) AS numeric(38,2)) AS commission_sum
  FROM canonical.policy AS child
  GROUP BY child.region, child.agent_number
) AS of_policy_
  ON of_policy_.region = agent.region
  AND of_policy_.agent_number = agent.agent_number
