-- views.plan_wide: One row per plan_code.
-- reads canonical.plan
-- plan_code | varchar | plan_code | 
-- name | varchar | name | 
-- monthly_fee | decimal(10, 2) | monthly_fee | 
-- successor_code | varchar | successor_code | 
-- unlimited | boolean | unlimited | 
-- _sequence | varchar | _sequence | Orders the changes of one plan, as text.
-- _changed_at | timestamp(3) | _changed_at | When the plan changed in its source, UTC.
SELECT
  plan.plan_code AS plan_code,
  plan.name AS name,
  plan.monthly_fee AS monthly_fee,
  plan.successor_code AS successor_code,
  plan.unlimited AS unlimited,
  plan._sequence AS _sequence,
  timestampadd(MILLISECOND, unix_millis(timestampadd(MICROSECOND, 500, plan._changed_at)), TIMESTAMP_NTZ '1970-01-01 00:00:00') AS _changed_at
FROM canonical.plan AS plan
