-- views.invoice_wide: One row per id, with subscription, subscription.holder, subscription.plan_code.
-- reads canonical.invoice, canonical.subscription, canonical.holder, canonical.plan
-- id | varchar | id | 
-- subscription_id | bigint | subscription_id | 
-- issued | date | issued | 
-- total | decimal(12, 2) | total | 
-- paid | boolean | paid | 
-- holder_id | varchar | subscription.holder_id | From subscription.holder_id.
-- plan_code | varchar | subscription.plan_code | From subscription.plan_code.
-- status | varchar | subscription.status | From subscription.status.
-- started | timestamp(3) | subscription.started | From subscription.started.
-- ended | timestamp(3) | subscription.ended | From subscription.ended.
-- holder_name | varchar | subscription.holder.name | From subscription.holder.name.
-- email | varchar | subscription.holder.email | From subscription.holder.email.
-- born | date | subscription.holder.born | From subscription.holder.born.
-- main_subscription_id | bigint | subscription.holder.main_subscription_id | From subscription.holder.main_subscription_id.
-- plan_code_name | varchar | subscription.plan_code.name | From subscription.plan_code.name.
-- monthly_fee | decimal(10, 2) | subscription.plan_code.monthly_fee | From subscription.plan_code.monthly_fee.
-- successor_code | varchar | subscription.plan_code.successor_code | From subscription.plan_code.successor_code.
-- unlimited | boolean | subscription.plan_code.unlimited | From subscription.plan_code.unlimited.
-- _sequence | varchar | _sequence | Orders the changes of one invoice, as text.
-- _changed_at | timestamp(3) | _changed_at | When the invoice changed in its source, UTC.
SELECT
  invoice.id AS id,
  invoice.subscription_id AS subscription_id,
  invoice.issued AS issued,
  invoice.total AS total,
  invoice.paid AS paid,
  subscription.holder_id AS holder_id,
  subscription.plan_code AS plan_code,
  subscription.status AS status,
  timestampadd(MILLISECOND, unix_millis(timestampadd(MICROSECOND, 500, subscription.started)), TIMESTAMP_NTZ '1970-01-01 00:00:00') AS started,
  timestampadd(MILLISECOND, unix_millis(timestampadd(MICROSECOND, 500, subscription.ended)), TIMESTAMP_NTZ '1970-01-01 00:00:00') AS ended,
  subscription_holder.name AS holder_name,
  subscription_holder.email AS email,
  subscription_holder.born AS born,
  subscription_holder.main_subscription_id AS main_subscription_id,
  subscription_plan_code.name AS plan_code_name,
  subscription_plan_code.monthly_fee AS monthly_fee,
  subscription_plan_code.successor_code AS successor_code,
  subscription_plan_code.unlimited AS unlimited,
  invoice._sequence AS _sequence,
  timestampadd(MILLISECOND, unix_millis(timestampadd(MICROSECOND, 500, invoice._changed_at)), TIMESTAMP_NTZ '1970-01-01 00:00:00') AS _changed_at
FROM canonical.invoice AS invoice
LEFT JOIN canonical.subscription AS subscription
  ON subscription.id = invoice.subscription_id
LEFT JOIN canonical.holder AS subscription_holder
  ON subscription_holder.id = subscription.holder_id
LEFT JOIN canonical.plan AS subscription_plan_code
  ON subscription_plan_code.plan_code = subscription.plan_code
