-- views.invoice_metrics: Counted and summed. One row per status, unlimited.
-- reads canonical.invoice, canonical.subscription, canonical.plan
-- status | varchar | subscription.status | From subscription.status.
-- unlimited | boolean | subscription.plan_code.unlimited | From subscription.plan_code.unlimited.
-- row_count | bigint | row_count | How many rows there are.
-- total_sum | decimal(38, 2) | total_sum | Sum of total over those rows; null where there is none.
SELECT
  subscription.status AS status,
  subscription_plan_code.unlimited AS unlimited,
  COUNT(*) AS row_count,
  CAST(SUM(invoice.total) AS decimal(38, 2)) AS total_sum
FROM canonical.invoice AS invoice
LEFT JOIN canonical.subscription AS subscription
  ON subscription.id = invoice.subscription_id
LEFT JOIN canonical.plan AS subscription_plan_code
  ON subscription_plan_code.plan_code = subscription.plan_code
GROUP BY
  subscription.status,
  subscription_plan_code.unlimited
