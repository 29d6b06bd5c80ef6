-- views.subscription_wide: One row per id, with holder, plan_code.
-- reads canonical.subscription, canonical.holder, canonical.plan
-- id | bigint | id | 
-- holder_id | varchar | holder_id | 
-- plan_code | varchar | plan_code | 
-- status | varchar | status | 
-- started | timestamp(3) | started | 
-- ended | timestamp(3) | ended | 
-- holder_name | varchar | holder.name | From holder.name.
-- email | varchar | holder.email | From holder.email.
-- born | date | holder.born | From holder.born.
-- main_subscription_id | bigint | holder.main_subscription_id | From holder.main_subscription_id.
-- plan_code_name | varchar | plan_code.name | From plan_code.name.
-- monthly_fee | decimal(10, 2) | plan_code.monthly_fee | From plan_code.monthly_fee.
-- successor_code | varchar | plan_code.successor_code | From plan_code.successor_code.
-- unlimited | boolean | plan_code.unlimited | From plan_code.unlimited.
-- _sequence | varchar | _sequence | Orders the changes of one subscription, as text.
-- _changed_at | timestamp(3) | _changed_at | When the subscription changed in its source, UTC.
SELECT
  subscription.id AS id,
  subscription.holder_id AS holder_id,
  subscription.plan_code AS plan_code,
  subscription.status AS status,
  timestampadd(MILLISECOND, unix_millis(timestampadd(MICROSECOND, 500, subscription.started)), TIMESTAMP_NTZ '1970-01-01 00:00:00') AS started,
  timestampadd(MILLISECOND, unix_millis(timestampadd(MICROSECOND, 500, subscription.ended)), TIMESTAMP_NTZ '1970-01-01 00:00:00') AS ended,
  holder.name AS holder_name,
  holder.email AS email,
  holder.born AS born,
  holder.main_subscription_id AS main_subscription_id,
  plan_code.name AS plan_code_name,
  plan_code.monthly_fee AS monthly_fee,
  plan_code.successor_code AS successor_code,
  plan_code.unlimited AS unlimited,
  subscription._sequence AS _sequence,
  timestampadd(MILLISECOND, unix_millis(timestampadd(MICROSECOND, 500, subscription._changed_at)), TIMESTAMP_NTZ '1970-01-01 00:00:00') AS _changed_at
FROM canonical.subscription AS subscription
LEFT JOIN canonical.holder AS holder
  ON holder.id = subscription.holder_id
LEFT JOIN canonical.plan AS plan_code
  ON plan_code.plan_code = subscription.plan_code
