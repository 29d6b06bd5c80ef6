-- views.dispute_wide: One row per id, with invoice, invoice.subscription, invoice.subscription.holder, invoice.subscription.plan_code, call, call.caller, call.caller.holder, call.caller.plan_code, call.callee, call.callee.holder, call.callee.plan_code, call.begin, call.begin.site_code, call.end, call.end.site_code.
-- reads canonical.dispute, canonical.invoice, canonical.subscription, canonical.holder, canonical.plan, canonical.call, canonical.cell, canonical.site
-- id | varchar | id | 
-- raised | timestamp(3) | raised | 
-- invoice_id | varchar | invoice_id | 
-- switch | varchar | switch | 
-- call_number | bigint | call_number | 
-- texts | array(varchar) | texts | 
-- subscription_id | bigint | invoice.subscription_id | From invoice.subscription_id.
-- issued | date | invoice.issued | From invoice.issued.
-- total | decimal(12, 2) | invoice.total | From invoice.total.
-- paid | boolean | invoice.paid | From invoice.paid.
-- subscription_holder_id | varchar | invoice.subscription.holder_id | From invoice.subscription.holder_id.
-- subscription_plan_code | varchar | invoice.subscription.plan_code | From invoice.subscription.plan_code.
-- subscription_status | varchar | invoice.subscription.status | From invoice.subscription.status.
-- subscription_started | timestamp(3) | invoice.subscription.started | From invoice.subscription.started.
-- subscription_ended | timestamp(3) | invoice.subscription.ended | From invoice.subscription.ended.
-- subscription_holder_name | varchar | invoice.subscription.holder.name | From invoice.subscription.holder.name.
-- subscription_holder_email | varchar | invoice.subscription.holder.email | From invoice.subscription.holder.email.
-- subscription_holder_born | date | invoice.subscription.holder.born | From invoice.subscription.holder.born.
-- subscription_holder_main_subscription_id | bigint | invoice.subscription.holder.main_subscription_id | From invoice.subscription.holder.main_subscription_id.
-- subscription_plan_code_name | varchar | invoice.subscription.plan_code.name | From invoice.subscription.plan_code.name.
-- subscription_plan_code_monthly_fee | decimal(10, 2) | invoice.subscription.plan_code.monthly_fee | From invoice.subscription.plan_code.monthly_fee.
-- subscription_plan_code_successor_code | varchar | invoice.subscription.plan_code.successor_code | From invoice.subscription.plan_code.successor_code.
-- subscription_plan_code_unlimited | boolean | invoice.subscription.plan_code.unlimited | From invoice.subscription.plan_code.unlimited.
-- caller_id | bigint | call.caller_id | From call.caller_id.
-- callee_id | bigint | call.callee_id | From call.callee_id.
-- begun | timestamp(3) | call.begun | From call.begun.
-- seconds | integer | call.seconds | From call.seconds.
-- charge | decimal(12, 6) | call.charge | From call.charge.
-- begin_site | varchar | call.begin_site | From call.begin_site.
-- begin_sector | integer | call.begin_sector | From call.begin_sector.
-- end_site | varchar | call.end_site | From call.end_site.
-- end_sector | integer | call.end_sector | From call.end_sector.
-- caller_holder_id | varchar | call.caller.holder_id | From call.caller.holder_id.
-- caller_plan_code | varchar | call.caller.plan_code | From call.caller.plan_code.
-- caller_status | varchar | call.caller.status | From call.caller.status.
-- caller_started | timestamp(3) | call.caller.started | From call.caller.started.
-- caller_ended | timestamp(3) | call.caller.ended | From call.caller.ended.
-- caller_holder_name | varchar | call.caller.holder.name | From call.caller.holder.name.
-- caller_holder_email | varchar | call.caller.holder.email | From call.caller.holder.email.
-- caller_holder_born | date | call.caller.holder.born | From call.caller.holder.born.
-- caller_holder_main_subscription_id | bigint | call.caller.holder.main_subscription_id | From call.caller.holder.main_subscription_id.
-- caller_plan_code_name | varchar | call.caller.plan_code.name | From call.caller.plan_code.name.
-- caller_plan_code_monthly_fee | decimal(10, 2) | call.caller.plan_code.monthly_fee | From call.caller.plan_code.monthly_fee.
-- caller_plan_code_successor_code | varchar | call.caller.plan_code.successor_code | From call.caller.plan_code.successor_code.
-- caller_plan_code_unlimited | boolean | call.caller.plan_code.unlimited | From call.caller.plan_code.unlimited.
-- callee_holder_id | varchar | call.callee.holder_id | From call.callee.holder_id.
-- callee_plan_code | varchar | call.callee.plan_code | From call.callee.plan_code.
-- callee_status | varchar | call.callee.status | From call.callee.status.
-- callee_started | timestamp(3) | call.callee.started | From call.callee.started.
-- callee_ended | timestamp(3) | call.callee.ended | From call.callee.ended.
-- callee_holder_name | varchar | call.callee.holder.name | From call.callee.holder.name.
-- callee_holder_email | varchar | call.callee.holder.email | From call.callee.holder.email.
-- callee_holder_born | date | call.callee.holder.born | From call.callee.holder.born.
-- callee_holder_main_subscription_id | bigint | call.callee.holder.main_subscription_id | From call.callee.holder.main_subscription_id.
-- callee_plan_code_name | varchar | call.callee.plan_code.name | From call.callee.plan_code.name.
-- callee_plan_code_monthly_fee | decimal(10, 2) | call.callee.plan_code.monthly_fee | From call.callee.plan_code.monthly_fee.
-- callee_plan_code_successor_code | varchar | call.callee.plan_code.successor_code | From call.callee.plan_code.successor_code.
-- callee_plan_code_unlimited | boolean | call.callee.plan_code.unlimited | From call.callee.plan_code.unlimited.
-- begin_band | varchar | call.begin.band | From call.begin.band.
-- begin_power | double | call.begin.power | From call.begin.power.
-- begin_site_code_region | varchar | call.begin.site_code.region | From call.begin.site_code.region.
-- begin_site_code_built | date | call.begin.site_code.built | From call.begin.site_code.built.
-- end_band | varchar | call.end.band | From call.end.band.
-- end_power | double | call.end.power | From call.end.power.
-- end_site_code_region | varchar | call.end.site_code.region | From call.end.site_code.region.
-- end_site_code_built | date | call.end.site_code.built | From call.end.site_code.built.
-- _sequence | varchar | _sequence | Orders the changes of one dispute, as text.
-- _changed_at | timestamp(3) | _changed_at | When the dispute changed in its source, UTC.
SELECT
  dispute.id AS id,
  CAST(date_trunc('milliseconds', dispute.raised AT TIME ZONE 'UTC' + INTERVAL '500 microseconds') AS timestamp(3)) AS raised,
  dispute.invoice_id AS invoice_id,
  dispute.switch AS switch,
  dispute.call_number AS call_number,
  dispute.texts AS texts,
  invoice.subscription_id AS subscription_id,
  invoice.issued AS issued,
  invoice.total AS total,
  invoice.paid AS paid,
  invoice_subscription.holder_id AS subscription_holder_id,
  invoice_subscription.plan_code AS subscription_plan_code,
  invoice_subscription.status AS subscription_status,
  CAST(date_trunc('milliseconds', invoice_subscription.started AT TIME ZONE 'UTC' + INTERVAL '500 microseconds') AS timestamp(3)) AS subscription_started,
  CAST(date_trunc('milliseconds', invoice_subscription.ended AT TIME ZONE 'UTC' + INTERVAL '500 microseconds') AS timestamp(3)) AS subscription_ended,
  invoice_subscription_holder.name AS subscription_holder_name,
  invoice_subscription_holder.email AS subscription_holder_email,
  invoice_subscription_holder.born AS subscription_holder_born,
  invoice_subscription_holder.main_subscription_id AS subscription_holder_main_subscription_id,
  invoice_subscription_plan_code.name AS subscription_plan_code_name,
  invoice_subscription_plan_code.monthly_fee AS subscription_plan_code_monthly_fee,
  invoice_subscription_plan_code.successor_code AS subscription_plan_code_successor_code,
  invoice_subscription_plan_code.unlimited AS subscription_plan_code_unlimited,
  call.caller_id AS caller_id,
  call.callee_id AS callee_id,
  CAST(date_trunc('milliseconds', call.begun AT TIME ZONE 'UTC' + INTERVAL '500 microseconds') AS timestamp(3)) AS begun,
  call.seconds AS seconds,
  call.charge AS charge,
  call.begin_site AS begin_site,
  call.begin_sector AS begin_sector,
  call.end_site AS end_site,
  call.end_sector AS end_sector,
  call_caller.holder_id AS caller_holder_id,
  call_caller.plan_code AS caller_plan_code,
  call_caller.status AS caller_status,
  CAST(date_trunc('milliseconds', call_caller.started AT TIME ZONE 'UTC' + INTERVAL '500 microseconds') AS timestamp(3)) AS caller_started,
  CAST(date_trunc('milliseconds', call_caller.ended AT TIME ZONE 'UTC' + INTERVAL '500 microseconds') AS timestamp(3)) AS caller_ended,
  call_caller_holder.name AS caller_holder_name,
  call_caller_holder.email AS caller_holder_email,
  call_caller_holder.born AS caller_holder_born,
  call_caller_holder.main_subscription_id AS caller_holder_main_subscription_id,
  call_caller_plan_code.name AS caller_plan_code_name,
  call_caller_plan_code.monthly_fee AS caller_plan_code_monthly_fee,
  call_caller_plan_code.successor_code AS caller_plan_code_successor_code,
  call_caller_plan_code.unlimited AS caller_plan_code_unlimited,
  call_callee.holder_id AS callee_holder_id,
  call_callee.plan_code AS callee_plan_code,
  call_callee.status AS callee_status,
  CAST(date_trunc('milliseconds', call_callee.started AT TIME ZONE 'UTC' + INTERVAL '500 microseconds') AS timestamp(3)) AS callee_started,
  CAST(date_trunc('milliseconds', call_callee.ended AT TIME ZONE 'UTC' + INTERVAL '500 microseconds') AS timestamp(3)) AS callee_ended,
  call_callee_holder.name AS callee_holder_name,
  call_callee_holder.email AS callee_holder_email,
  call_callee_holder.born AS callee_holder_born,
  call_callee_holder.main_subscription_id AS callee_holder_main_subscription_id,
  call_callee_plan_code.name AS callee_plan_code_name,
  call_callee_plan_code.monthly_fee AS callee_plan_code_monthly_fee,
  call_callee_plan_code.successor_code AS callee_plan_code_successor_code,
  call_callee_plan_code.unlimited AS callee_plan_code_unlimited,
  call_begin.band AS begin_band,
  call_begin.power AS begin_power,
  call_begin_site_code.region AS begin_site_code_region,
  call_begin_site_code.built AS begin_site_code_built,
  call_end.band AS end_band,
  call_end.power AS end_power,
  call_end_site_code.region AS end_site_code_region,
  call_end_site_code.built AS end_site_code_built,
  dispute._sequence AS _sequence,
  CAST(date_trunc('milliseconds', dispute._changed_at AT TIME ZONE 'UTC' + INTERVAL '500 microseconds') AS timestamp(3)) AS _changed_at
FROM canonical.dispute AS dispute
LEFT JOIN canonical.invoice AS invoice
  ON invoice.id = dispute.invoice_id
LEFT JOIN canonical.subscription AS invoice_subscription
  ON invoice_subscription.id = invoice.subscription_id
LEFT JOIN canonical.holder AS invoice_subscription_holder
  ON invoice_subscription_holder.id = invoice_subscription.holder_id
LEFT JOIN canonical.plan AS invoice_subscription_plan_code
  ON invoice_subscription_plan_code.plan_code = invoice_subscription.plan_code
LEFT JOIN canonical.call AS call
  ON call.switch = dispute.switch
  AND call.call_number = dispute.call_number
LEFT JOIN canonical.subscription AS call_caller
  ON call_caller.id = call.caller_id
LEFT JOIN canonical.holder AS call_caller_holder
  ON call_caller_holder.id = call_caller.holder_id
LEFT JOIN canonical.plan AS call_caller_plan_code
  ON call_caller_plan_code.plan_code = call_caller.plan_code
LEFT JOIN canonical.subscription AS call_callee
  ON call_callee.id = call.callee_id
LEFT JOIN canonical.holder AS call_callee_holder
  ON call_callee_holder.id = call_callee.holder_id
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
