-- views.call_metrics: Counted and summed. One row per caller_status, caller_plan_code_unlimited, callee_status, callee_plan_code_unlimited, begin_site_code_region, end_site_code_region.
-- reads canonical.call, canonical.subscription, canonical.plan, canonical.cell, canonical.site
-- caller_status | varchar | caller.status | From caller.status.
-- caller_plan_code_unlimited | boolean | caller.plan_code.unlimited | From caller.plan_code.unlimited.
-- callee_status | varchar | callee.status | From callee.status.
-- callee_plan_code_unlimited | boolean | callee.plan_code.unlimited | From callee.plan_code.unlimited.
-- begin_site_code_region | varchar | begin.site_code.region | From begin.site_code.region.
-- end_site_code_region | varchar | end.site_code.region | From end.site_code.region.
-- row_count | bigint | row_count | How many rows there are.
-- seconds_sum | bigint | seconds_sum | Sum of seconds over those rows; null where there is none.
-- charge_sum | decimal(38, 6) | charge_sum | Sum of charge over those rows; null where there is none.
SELECT
  caller.status AS caller_status,
  caller_plan_code.unlimited AS caller_plan_code_unlimited,
  callee.status AS callee_status,
  callee_plan_code.unlimited AS callee_plan_code_unlimited,
  begin_site_code.region AS begin_site_code_region,
  end_site_code.region AS end_site_code_region,
  COUNT(*) AS row_count,
  CAST(SUM(call.seconds) AS bigint) AS seconds_sum,
  CAST(SUM(call.charge) AS numeric(38,6)) AS charge_sum
FROM canonical.call AS call
LEFT JOIN canonical.subscription AS caller
  ON caller.id = call.caller_id
LEFT JOIN canonical.plan AS caller_plan_code
  ON caller_plan_code.plan_code = caller.plan_code
LEFT JOIN canonical.subscription AS callee
  ON callee.id = call.callee_id
LEFT JOIN canonical.plan AS callee_plan_code
  ON callee_plan_code.plan_code = callee.plan_code
LEFT JOIN canonical.cell AS begin
  ON begin.site_code = call.begin_site
  AND begin.sector = call.begin_sector
LEFT JOIN canonical.site AS begin_site_code
  ON begin_site_code.site_code = begin.site_code
LEFT JOIN canonical.cell AS "end"
  ON "end".site_code = call.end_site
  AND "end".sector = call.end_sector
LEFT JOIN canonical.site AS end_site_code
  ON end_site_code.site_code = "end".site_code
GROUP BY
  caller.status,
  caller_plan_code.unlimited,
  callee.status,
  callee_plan_code.unlimited,
  begin_site_code.region,
  end_site_code.region
