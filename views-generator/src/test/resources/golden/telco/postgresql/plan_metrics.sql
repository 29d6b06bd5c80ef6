-- views.plan_metrics: Counted and summed. One row per unlimited.
-- reads canonical.plan
-- unlimited | boolean | unlimited | 
-- row_count | bigint | row_count | How many rows there are.
-- monthly_fee_sum | decimal(38, 2) | monthly_fee_sum | Sum of monthly_fee over those rows; null where there is none.
SELECT
  plan.unlimited AS unlimited,
  COUNT(*) AS row_count,
  CAST(SUM(plan.monthly_fee) AS numeric(38,2)) AS monthly_fee_sum
FROM canonical.plan AS plan
GROUP BY
  plan.unlimited
