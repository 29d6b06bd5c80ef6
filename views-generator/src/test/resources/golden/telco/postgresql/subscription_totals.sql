-- views.subscription_totals: What refers to it, counted and summed: call_caller, call_callee, holder, invoice. One row per id.
-- reads canonical.subscription, canonical.call, canonical.holder, canonical.invoice
-- id | bigint | id | 
-- call_caller_count | bigint | call.caller.row_count | How many call rows have it as caller.
-- call_caller_seconds_sum | bigint | call.caller.seconds_sum | Sum of call.seconds over those rows; null where there is none.
-- call_caller_charge_sum | decimal(38, 6) | call.caller.charge_sum | Sum of call.charge over those rows; null where there is none.
-- call_callee_count | bigint | call.callee.row_count | How many call rows have it as callee.
-- call_callee_seconds_sum | bigint | call.callee.seconds_sum | Sum of call.seconds over those rows; null where there is none.
-- call_callee_charge_sum | decimal(38, 6) | call.callee.charge_sum | Sum of call.charge over those rows; null where there is none.
-- holder_count | bigint | holder.main_subscription.row_count | How many holder rows have it as main_subscription.
-- invoice_count | bigint | invoice.subscription.row_count | How many invoice rows have it as subscription.
-- invoice_total_sum | decimal(38, 2) | invoice.subscription.total_sum | Sum of invoice.total over those rows; null where there is none.
SELECT
  subscription.id AS id,
  COALESCE(of_call_caller_.row_count, 0) AS call_caller_count,
  of_call_caller_.seconds_sum AS call_caller_seconds_sum,
  of_call_caller_.charge_sum AS call_caller_charge_sum,
  COALESCE(of_call_callee_.row_count, 0) AS call_callee_count,
  of_call_callee_.seconds_sum AS call_callee_seconds_sum,
  of_call_callee_.charge_sum AS call_callee_charge_sum,
  COALESCE(of_holder_.row_count, 0) AS holder_count,
  COALESCE(of_invoice_.row_count, 0) AS invoice_count,
  of_invoice_.total_sum AS invoice_total_sum
FROM canonical.subscription AS subscription
LEFT JOIN (
  SELECT
    child.caller_id AS caller_id,
    COUNT(*) AS row_count,
    CAST(SUM(child.seconds) AS bigint) AS seconds_sum,
    CAST(SUM(child.charge) AS numeric(38,6)) AS charge_sum
  FROM canonical.call AS child
  GROUP BY child.caller_id
) AS of_call_caller_
  ON of_call_caller_.caller_id = subscription.id
LEFT JOIN (
  SELECT
    child.callee_id AS callee_id,
    COUNT(*) AS row_count,
    CAST(SUM(child.seconds) AS bigint) AS seconds_sum,
    CAST(SUM(child.charge) AS numeric(38,6)) AS charge_sum
  FROM canonical.call AS child
  GROUP BY child.callee_id
) AS of_call_callee_
  ON of_call_callee_.callee_id = subscription.id
LEFT JOIN (
  SELECT
    child.main_subscription_id AS main_subscription_id,
    COUNT(*) AS row_count
  FROM canonical.holder AS child
  GROUP BY child.main_subscription_id
) AS of_holder_
  ON of_holder_.main_subscription_id = subscription.id
LEFT JOIN (
  SELECT
    child.subscription_id AS subscription_id,
    COUNT(*) AS row_count,
    CAST(SUM(child.total) AS numeric(38,2)) AS total_sum
  FROM canonical.invoice AS child
  GROUP BY child.subscription_id
) AS of_invoice_
  ON of_invoice_.subscription_id = subscription.id
