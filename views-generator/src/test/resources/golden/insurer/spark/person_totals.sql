-- views.person_totals: A human being. What refers to it, counted and summed: claim, company, policy_holder_person, policy_payer_person. One row per id.
-- reads canonical.person, canonical.claim, canonical.company, canonical.policy
-- id | varchar | id | 
-- claim_count | bigint | claim.against_person.row_count | How many claim rows have it as against_person.
-- claim_array | array(row(id varchar, reported timestamp(3), against_kind varchar, cause varchar, row_count integer)) | claim.against_person._array | The claim rows that have it as against_person, ordered by their key, personal values null; empty where there is none.
-- company_count | bigint | company.head.row_count | How many company rows have it as head.
-- policy_holder_person_count | bigint | policy.holder_person.row_count | How many policy rows have it as holder_person.
-- policy_holder_person_premium_sum | decimal(38, 2) | policy.holder_person.premium_sum | Sum of policy.premium over those rows; null where there is none.
-- policy_holder_person_payments_sum | bigint | policy.holder_person.payments_sum | Sum of policy.payments over those rows; null where there is none.
-- policy_holder_person_weight_sum | double | policy.holder_person.weight_sum | Sum of policy.weight over those rows; null where there is none.
-- policy_holder_person_commission_sum | decimal(38, 2) | policy.holder_person.commission_sum | Sum of policy.commission over those rows; null where there is none.
-- policy_holder_person_array | array(row(policy_number bigint, product varchar, signed timestamp(3), premium decimal(12, 2), payments integer, weight double, commission decimal(12, 2), holder_kind varchar, payer_id varchar, payer_kind varchar, region varchar, agent_number integer)) | policy.holder_person._array | The policy rows that have it as holder_person, ordered by their key, personal values null; empty where there is none.
-- policy_payer_person_count | bigint | policy.payer_person.row_count | How many policy rows have it as payer_person.
-- policy_payer_person_premium_sum | decimal(38, 2) | policy.payer_person.premium_sum | Sum of policy.premium over those rows; null where there is none.
-- policy_payer_person_payments_sum | bigint | policy.payer_person.payments_sum | Sum of policy.payments over those rows; null where there is none.
-- policy_payer_person_weight_sum | double | policy.payer_person.weight_sum | Sum of policy.weight over those rows; null where there is none.
-- policy_payer_person_commission_sum | decimal(38, 2) | policy.payer_person.commission_sum | Sum of policy.commission over those rows; null where there is none.
SELECT
  person.id AS id,
  COALESCE(of_claim_.row_count, 0) AS claim_count,
  COALESCE(of_claim_._array, array()) AS claim_array,
  COALESCE(of_company_.row_count, 0) AS company_count,
  COALESCE(of_policy_holder_person_.row_count, 0) AS policy_holder_person_count,
  of_policy_holder_person_.premium_sum AS policy_holder_person_premium_sum,
  of_policy_holder_person_.payments_sum AS policy_holder_person_payments_sum,
  of_policy_holder_person_.weight_sum AS policy_holder_person_weight_sum,
  of_policy_holder_person_.commission_sum AS policy_holder_person_commission_sum,
  COALESCE(of_policy_holder_person_._array, array()) AS policy_holder_person_array,
  COALESCE(of_policy_payer_person_.row_count, 0) AS policy_payer_person_count,
  of_policy_payer_person_.premium_sum AS policy_payer_person_premium_sum,
  of_policy_payer_person_.payments_sum AS policy_payer_person_payments_sum,
  of_policy_payer_person_.weight_sum AS policy_payer_person_weight_sum,
  of_policy_payer_person_.commission_sum AS policy_payer_person_commission_sum
FROM canonical.person AS person
LEFT JOIN (
  SELECT
    child.against_id AS against_id,
    COUNT(*) AS row_count,
    transform(sort_array(collect_list(named_struct('k', struct(child.id), 'v', named_struct('id', child.id, 'reported', timestampadd(MILLISECOND, unix_millis(timestampadd(MICROSECOND, 500, child.reported)), TIMESTAMP_NTZ '1970-01-01 00:00:00'), 'against_kind', child.against_kind, 'cause', child.cause, 'row_count', child.row_count)))), e -> e.v) AS _array
  FROM canonical.claim AS child
  WHERE child.against_kind = 'Person'
  GROUP BY child.against_id
) AS of_claim_
  ON of_claim_.against_id = person.id
LEFT JOIN (
  SELECT
    child.head_id AS head_id,
    COUNT(*) AS row_count
  FROM canonical.company AS child
  GROUP BY child.head_id
) AS of_company_
  ON of_company_.head_id = person.id
LEFT JOIN (
  SELECT
    child.holder_id AS holder_id,
    COUNT(*) AS row_count,
    CAST(SUM(child.premium) AS decimal(38,2)) AS premium_sum,
    CAST(SUM(child.payments) AS bigint) AS payments_sum,
    CAST(SUM(child.weight) AS double) AS weight_sum,
    CAST(SUM(child.commission) AS decimal(38,2)) AS commission_sum,
    transform(sort_array(collect_list(named_struct('k', struct(child.policy_number), 'v', named_struct('policy_number', child.policy_number, 'product', child.product, 'signed', timestampadd(MILLISECOND, unix_millis(timestampadd(MICROSECOND, 500, child.signed)), TIMESTAMP_NTZ '1970-01-01 00:00:00'), 'premium', child.premium, 'payments', child.payments, 'weight', child.weight, 'commission', CAST(NULL AS decimal(12,2)), 'holder_kind', child.holder_kind, 'payer_id', child.payer_id, 'payer_kind', child.payer_kind, 'region', child.region, 'agent_number', child.agent_number)))), e -> e.v) AS _array
  FROM canonical.policy AS child
  WHERE child.holder_kind = 'Person'
  GROUP BY child.holder_id
) AS of_policy_holder_person_
  ON of_policy_holder_person_.holder_id = person.id
LEFT JOIN (
  SELECT
    child.payer_id AS payer_id,
    COUNT(*) AS row_count,
    CAST(SUM(child.premium) AS decimal(38,2)) AS premium_sum,
    CAST(SUM(child.payments) AS bigint) AS payments_sum,
    CAST(SUM(child.weight) AS double) AS weight_sum,
    CAST(SUM(child.commission) AS decimal(38,2)) AS commission_sum
  FROM canonical.policy AS child
  WHERE child.payer_kind = 'Private'
  GROUP BY child.payer_id
) AS of_policy_payer_person_
  ON of_policy_payer_person_.payer_id = person.id
