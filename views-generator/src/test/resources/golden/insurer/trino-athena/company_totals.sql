-- views.company_totals: Limited, public, or a club. What refers to it, counted and summed: person, policy_holder_company, policy_payer_company. One row per id.
-- reads canonical.company, canonical.person, canonical.policy
-- id | varchar | id | 
-- person_count | bigint | person.employer.row_count | How many person rows have it as employer.
-- policy_holder_company_count | bigint | policy.holder_company.row_count | How many policy rows have it as holder_company.
-- policy_holder_company_premium_sum | decimal(38, 2) | policy.holder_company.premium_sum | Sum of policy.premium over those rows; null where there is none.
-- policy_holder_company_payments_sum | bigint | policy.holder_company.payments_sum | Sum of policy.payments over those rows; null where there is none.
-- policy_holder_company_weight_sum | double | policy.holder_company.weight_sum | Sum of policy.weight over those rows; null where there is none.
-- policy_holder_company_commission_sum | decimal(38, 2) | policy.holder_company.commission_sum | Sum of policy.commission over those rows; null where there is none.
-- policy_holder_company_array | array(row(policy_number bigint, product varchar, signed timestamp(3), premium decimal(12, 2), payments integer, weight double, commission decimal(12, 2), holder_kind varchar, payer_id varchar, payer_kind varchar, region varchar, agent_number integer)) | policy.holder_company._array | The policy rows that have it as holder_company, ordered by their key, personal values null; empty where there is none.
-- policy_payer_company_count | bigint | policy.payer_company.row_count | How many policy rows have it as payer_company.
-- policy_payer_company_premium_sum | decimal(38, 2) | policy.payer_company.premium_sum | Sum of policy.premium over those rows; null where there is none.
-- policy_payer_company_payments_sum | bigint | policy.payer_company.payments_sum | Sum of policy.payments over those rows; null where there is none.
-- policy_payer_company_weight_sum | double | policy.payer_company.weight_sum | Sum of policy.weight over those rows; null where there is none.
-- policy_payer_company_commission_sum | decimal(38, 2) | policy.payer_company.commission_sum | Sum of policy.commission over those rows; null where there is none.
SELECT
  company.id AS id,
  COALESCE(of_person_.row_count, 0) AS person_count,
  COALESCE(of_policy_holder_company_.row_count, 0) AS policy_holder_company_count,
  of_policy_holder_company_.premium_sum AS policy_holder_company_premium_sum,
  of_policy_holder_company_.payments_sum AS policy_holder_company_payments_sum,
  of_policy_holder_company_.weight_sum AS policy_holder_company_weight_sum,
  of_policy_holder_company_.commission_sum AS policy_holder_company_commission_sum,
  COALESCE(of_policy_holder_company_._array, ARRAY[]) AS policy_holder_company_array,
  COALESCE(of_policy_payer_company_.row_count, 0) AS policy_payer_company_count,
  of_policy_payer_company_.premium_sum AS policy_payer_company_premium_sum,
  of_policy_payer_company_.payments_sum AS policy_payer_company_payments_sum,
  of_policy_payer_company_.weight_sum AS policy_payer_company_weight_sum,
  of_policy_payer_company_.commission_sum AS policy_payer_company_commission_sum
FROM canonical.company AS company
LEFT JOIN (
  SELECT
    child.employer_id AS employer_id,
    COUNT(*) AS row_count
  FROM canonical.person AS child
  GROUP BY child.employer_id
) AS of_person_
  ON of_person_.employer_id = company.id
LEFT JOIN (
  SELECT
    child.holder_id AS holder_id,
    COUNT(*) AS row_count,
    CAST(SUM(child.premium) AS decimal(38, 2)) AS premium_sum,
    CAST(SUM(child.payments) AS bigint) AS payments_sum,
    CAST(SUM(child.weight) AS double) AS weight_sum,
    CAST(SUM(child.commission) AS decimal(38, 2)) AS commission_sum,
    array_agg(CAST(ROW(child.policy_number, child.product, CAST(at_timezone(child.signed, 'UTC') AS timestamp(3)), child.premium, child.payments, child.weight, CAST(NULL AS decimal(12, 2)), child.holder_kind, child.payer_id, child.payer_kind, child.region, child.agent_number) AS row(policy_number bigint, product varchar, signed timestamp(3), premium decimal(12, 2), payments integer, weight double, commission decimal(12, 2), holder_kind varchar, payer_id varchar, payer_kind varchar, region varchar, agent_number integer)) ORDER BY child.policy_number) AS _array
  FROM canonical.policy AS child
  WHERE child.holder_kind IN ('one''s firm', 'Public', 'Club')
  GROUP BY child.holder_id
) AS of_policy_holder_company_
  ON of_policy_holder_company_.holder_id = company.id
LEFT JOIN (
  SELECT
    child.payer_id AS payer_id,
    COUNT(*) AS row_count,
    CAST(SUM(child.premium) AS decimal(38, 2)) AS premium_sum,
    CAST(SUM(child.payments) AS bigint) AS payments_sum,
    CAST(SUM(child.weight) AS double) AS weight_sum,
    CAST(SUM(child.commission) AS decimal(38, 2)) AS commission_sum
  FROM canonical.policy AS child
  WHERE child.payer_kind = 'Business'
  GROUP BY child.payer_id
) AS of_policy_payer_company_
  ON of_policy_payer_company_.payer_id = company.id
