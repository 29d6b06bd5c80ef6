-- views.call_wide: One row per switch, call_number, with caller, caller.holder, caller.plan_code, callee, callee.holder, callee.plan_code, begin, begin.site_code, end, end.site_code.
-- reads canonical.call, canonical.subscription, canonical.holder, canonical.plan, canonical.cell, canonical.site
-- switch | varchar | switch | 
-- call_number | bigint | call_number | 
-- caller_id | bigint | caller_id | 
-- callee_id | bigint | callee_id | 
-- begun | timestamp(3) | begun | 
-- seconds | integer | seconds | 
-- charge | decimal(12, 6) | charge | 
-- begin_site | varchar | begin_site | 
-- begin_sector | integer | begin_sector | 
-- end_site | varchar | end_site | 
-- end_sector | integer | end_sector | 
-- caller_holder_id | varchar | caller.holder_id | From caller.holder_id.
-- caller_plan_code | varchar | caller.plan_code | From caller.plan_code.
-- caller_status | varchar | caller.status | From caller.status.
-- caller_started | timestamp(3) | caller.started | From caller.started.
-- caller_ended | timestamp(3) | caller.ended | From caller.ended.
-- caller_holder_name | varchar | caller.holder.name | From caller.holder.name.
-- caller_holder_email | varchar | caller.holder.email | From caller.holder.email.
-- caller_holder_born | date | caller.holder.born | From caller.holder.born.
-- caller_holder_main_subscription_id | bigint | caller.holder.main_subscription_id | From caller.holder.main_subscription_id.
-- caller_plan_code_name | varchar | caller.plan_code.name | From caller.plan_code.name.
-- caller_plan_code_monthly_fee | decimal(10, 2) | caller.plan_code.monthly_fee | From caller.plan_code.monthly_fee.
-- caller_plan_code_successor_code | varchar | caller.plan_code.successor_code | From caller.plan_code.successor_code.
-- caller_plan_code_unlimited | boolean | caller.plan_code.unlimited | From caller.plan_code.unlimited.
-- callee_holder_id | varchar | callee.holder_id | From callee.holder_id.
-- callee_plan_code | varchar | callee.plan_code | From callee.plan_code.
-- callee_status | varchar | callee.status | From callee.status.
-- callee_started | timestamp(3) | callee.started | From callee.started.
-- callee_ended | timestamp(3) | callee.ended | From callee.ended.
-- callee_holder_name | varchar | callee.holder.name | From callee.holder.name.
-- callee_holder_email | varchar | callee.holder.email | From callee.holder.email.
-- callee_holder_born | date | callee.holder.born | From callee.holder.born.
-- callee_holder_main_subscription_id | bigint | callee.holder.main_subscription_id | From callee.holder.main_subscription_id.
-- callee_plan_code_name | varchar | callee.plan_code.name | From callee.plan_code.name.
-- callee_plan_code_monthly_fee | decimal(10, 2) | callee.plan_code.monthly_fee | From callee.plan_code.monthly_fee.
-- callee_plan_code_successor_code | varchar | callee.plan_code.successor_code | From callee.plan_code.successor_code.
-- callee_plan_code_unlimited | boolean | callee.plan_code.unlimited | From callee.plan_code.unlimited.
-- begin_band | varchar | begin.band | From begin.band.
-- begin_power | double | begin.power | From begin.power.
-- begin_site_code_region | varchar | begin.site_code.region | From begin.site_code.region.
-- begin_site_code_built | date | begin.site_code.built | From begin.site_code.built.
-- end_band | varchar | end.band | From end.band.
-- end_power | double | end.power | From end.power.
-- end_site_code_region | varchar | end.site_code.region | From end.site_code.region.
-- end_site_code_built | date | end.site_code.built | From end.site_code.built.
-- _sequence | varchar | _sequence | Orders the changes of one call, as text.
-- _changed_at | timestamp(3) | _changed_at | When the call changed in its source, UTC.
SELECT
  call.switch AS switch,
  call.call_number AS call_number,
  call.caller_id AS caller_id,
  call.callee_id AS callee_id,
  CAST(at_timezone(call.begun, 'UTC') AS timestamp(3)) AS begun,
  call.seconds AS seconds,
  call.charge AS charge,
  call.begin_site AS begin_site,
  call.begin_sector AS begin_sector,
  call.end_site AS end_site,
  call.end_sector AS end_sector,
  caller.holder_id AS caller_holder_id,
  caller.plan_code AS caller_plan_code,
  caller.status AS caller_status,
  CAST(at_timezone(caller.started, 'UTC') AS timestamp(3)) AS caller_started,
  CAST(at_timezone(caller.ended, 'UTC') AS timestamp(3)) AS caller_ended,
  caller_holder.name AS caller_holder_name,
  caller_holder.email AS caller_holder_email,
  caller_holder.born AS caller_holder_born,
  caller_holder.main_subscription_id AS caller_holder_main_subscription_id,
  caller_plan_code.name AS caller_plan_code_name,
  caller_plan_code.monthly_fee AS caller_plan_code_monthly_fee,
  caller_plan_code.successor_code AS caller_plan_code_successor_code,
  caller_plan_code.unlimited AS caller_plan_code_unlimited,
  callee.holder_id AS callee_holder_id,
  callee.plan_code AS callee_plan_code,
  callee.status AS callee_status,
  CAST(at_timezone(callee.started, 'UTC') AS timestamp(3)) AS callee_started,
  CAST(at_timezone(callee.ended, 'UTC') AS timestamp(3)) AS callee_ended,
  callee_holder.name AS callee_holder_name,
  callee_holder.email AS callee_holder_email,
  callee_holder.born AS callee_holder_born,
  callee_holder.main_subscription_id AS callee_holder_main_subscription_id,
  callee_plan_code.name AS callee_plan_code_name,
  callee_plan_code.monthly_fee AS callee_plan_code_monthly_fee,
  callee_plan_code.successor_code AS callee_plan_code_successor_code,
  callee_plan_code.unlimited AS callee_plan_code_unlimited,
  begin.band AS begin_band,
  begin.power AS begin_power,
  begin_site_code.region AS begin_site_code_region,
  begin_site_code.built AS begin_site_code_built,
  "end".band AS end_band,
  "end".power AS end_power,
  end_site_code.region AS end_site_code_region,
  end_site_code.built AS end_site_code_built,
  call._sequence AS _sequence,
  CAST(at_timezone(call._changed_at, 'UTC') AS timestamp(3)) AS _changed_at
FROM canonical.call AS call
LEFT JOIN canonical.subscription AS caller
  ON caller.id = call.caller_id
LEFT JOIN canonical.holder AS caller_holder
  ON caller_holder.id = caller.holder_id
LEFT JOIN canonical.plan AS caller_plan_code
  ON caller_plan_code.plan_code = caller.plan_code
LEFT JOIN canonical.subscription AS callee
  ON callee.id = call.callee_id
LEFT JOIN canonical.holder AS callee_holder
  ON callee_holder.id = callee.holder_id
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
