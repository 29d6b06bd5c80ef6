-- views.dispute_metrics: Counted and summed. One row per subscription_status, subscription_plan_code_unlimited, caller_status, caller_plan_code_unlimited, callee_status, callee_plan_code_unlimited, begin_site_code_region, end_site_code_region.
-- reads canonical.dispute, canonical.invoice, canonical.subscription, canonical.plan, canonical.call, canonical.cell, canonical.site
-- subscription_status | varchar | invoice.subscription.status | From invoice.subscription.status.
-- subscription_plan_code_unlimited | boolean | invoice.subscription.plan_code.unlimited | From invoice.subscription.plan_code.unlimited.
-- caller_status | varchar | call.caller.status | From call.caller.status.
-- caller_plan_code_unlimited | boolean | call.caller.plan_code.unlimited | From call.caller.plan_code.unlimited.
-- callee_status | varchar | call.callee.status | From call.callee.status.
-- callee_plan_code_unlimited | boolean | call.callee.plan_code.unlimited | From call.callee.plan_code.unlimited.
-- begin_site_code_region | varchar | call.begin.site_code.region | From call.begin.site_code.region.
-- end_site_code_region | varchar | call.end.site_code.region | From call.end.site_code.region.
-- row_count | bigint | row_count | How many rows there are.
SELECT
  invoice_subscription.status AS subscription_status,
  invoice_subscription_plan_code.unlimited AS subscription_plan_code_unlimited,
  call_caller.status AS caller_status,
  call_caller_plan_code.unlimited AS caller_plan_code_unlimited,
  call_callee.status AS callee_status,
  call_callee_plan_code.unlimited AS callee_plan_code_unlimited,
  call_begin_site_code.region AS begin_site_code_region,
  call_end_site_code.region AS end_site_code_region,
  COUNT(*) AS row_count
FROM canonical.dispute AS dispute
LEFT JOIN canonical.invoice AS invoice
  ON invoice.id = dispute.invoice_id
LEFT JOIN canonical.subscription AS invoice_subscription
  ON invoice_subscription.id = invoice.subscription_id
LEFT JOIN canonical.plan AS invoice_subscription_plan_code
  ON invoice_subscription_plan_code.plan_code = invoice_subscription.plan_code
LEFT JOIN canonical.call AS call
  ON call.switch = dispute.switch
  AND call.call_number = dispute.call_number
LEFT JOIN canonical.subscription AS call_caller
  ON call_caller.id = call.caller_id
LEFT JOIN canonical.plan AS call_caller_plan_code
  ON call_caller_plan_code.plan_code = call_caller.plan_code
LEFT JOIN canonical.subscription AS call_callee
  ON call_callee.id = call.callee_id
LEFT JOIN canonical.plan AS call_callee_plan_code
  ON call_callee_plan_code.plan_code = call_callee.plan_code
LEFT JOIN canonical.cell AS call_begin
  ON call_begin.site_code = call.begin_site
  AND call_begin.sector = call.begin_sector
LEFT JOIN canonical.site AS call_begin_site_code
  ON call_begin_site_code.site_code = call_begin.site_code
LEFT JOIN canonical.cell AS call_end
  ON call_end.site_code = call.end_site
  AND call_end.sector = call.end_sector
LEFT JOIN canonical.site AS call_end_site_code
  ON call_end_site_code.site_code = call_end.site_code
GROUP BY
  invoice_subscription.status,
  invoice_subscription_plan_code.unlimited,
  call_caller.status,
  call_caller_plan_code.unlimited,
  call_callee.status,
  call_callee_plan_code.unlimited,
  call_begin_site_code.region,
  call_end_site_code.region
