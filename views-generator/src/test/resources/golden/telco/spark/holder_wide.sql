-- views.holder_wide: One row per id, with main_subscription, main_subscription.plan_code.
-- reads canonical.holder, canonical.subscription, canonical.plan
-- id | varchar | id | 
-- name | varchar | name | 
-- email | varchar | email | 
-- born | date | born | 
-- main_subscription_id | bigint | main_subscription_id | 
-- holder_id | varchar | main_subscription.holder_id | From main_subscription.holder_id.
-- plan_code | varchar | main_subscription.plan_code | From main_subscription.plan_code.
-- status | varchar | main_subscription.status | From main_subscription.status.
-- started | timestamp(3) | main_subscription.started | From main_subscription.started.
-- ended | timestamp(3) | main_subscription.ended | From main_subscription.ended.
-- plan_code_name | varchar | main_subscription.plan_code.name | From main_subscription.plan_code.name.
-- monthly_fee | decimal(10, 2) | main_subscription.plan_code.monthly_fee | From main_subscription.plan_code.monthly_fee.
-- successor_code | varchar | main_subscription.plan_code.successor_code | From main_subscription.plan_code.successor_code.
-- unlimited | boolean | main_subscription.plan_code.unlimited | From main_subscription.plan_code.unlimited.
-- _sequence | varchar | _sequence | Orders the changes of one holder, as text.
-- _changed_at | timestamp(3) | _changed_at | When the holder changed in its source, UTC.
SELECT
  holder.id AS id,
  holder.name AS name,
  holder.email AS email,
  holder.born AS born,
  holder.main_subscription_id AS main_subscription_id,
  main_subscription.holder_id AS holder_id,
  main_subscription.plan_code AS plan_code,
  main_subscription.status AS status,
  timestampadd(MILLISECOND, unix_millis(timestampadd(MICROSECOND, 500, main_subscription.started)), TIMESTAMP_NTZ '1970-01-01 00:00:00') AS started,
  timestampadd(MILLISECOND, unix_millis(timestampadd(MICROSECOND, 500, main_subscription.ended)), TIMESTAMP_NTZ '1970-01-01 00:00:00') AS ended,
  main_subscription_plan_code.name AS plan_code_name,
  main_subscription_plan_code.monthly_fee AS monthly_fee,
  main_subscription_plan_code.successor_code AS successor_code,
  main_subscription_plan_code.unlimited AS unlimited,
  holder._sequence AS _sequence,
  timestampadd(MILLISECOND, unix_millis(timestampadd(MICROSECOND, 500, holder._changed_at)), TIMESTAMP_NTZ '1970-01-01 00:00:00') AS _changed_at
FROM canonical.holder AS holder
LEFT JOIN canonical.subscription AS main_subscription
  ON main_subscription.id = holder.main_subscription_id
LEFT JOIN canonical.plan AS main_subscription_plan_code
  ON main_subscription_plan_code.plan_code = main_subscription.plan_code
