-- views.plan_totals: What refers to it, counted and summed: plan, subscription. One row per plan_code.
-- reads canonical.plan, canonical.subscription
-- plan_code | varchar | plan_code | 
-- plan_count | bigint | plan.successor_code.row_count | How many plan rows have it as successor_code.
-- plan_monthly_fee_sum | decimal(38, 2) | plan.successor_code.monthly_fee_sum | Sum of plan.monthly_fee over those rows; null where there is none.
-- subscription_count | bigint | subscription.plan_code.row_count | How many subscription rows have it as plan_code.
SELECT
  plan.plan_code AS plan_code,
  COALESCE(of_plan_.row_count, 0) AS plan_count,
  of_plan_.monthly_fee_sum AS plan_monthly_fee_sum,
  COALESCE(of_subscription_.row_count, 0) AS subscription_count
FROM canonical.plan AS plan
LEFT JOIN (
  SELECT
    child.successor_code AS successor_code,
    COUNT(*) AS row_count,
    CAST(SUM(child.monthly_fee) AS decimal(38,2)) AS monthly_fee_sum
  FROM canonical.plan AS child
  GROUP BY child.successor_code
) AS of_plan_
  ON of_plan_.successor_code = plan.plan_code
LEFT JOIN (
  SELECT
    child.plan_code AS plan_code,
    COUNT(*) AS row_count
  FROM canonical.subscription AS child
  GROUP BY child.plan_code
) AS of_subscription_
  ON of_subscription_.plan_code = plan.plan_code
