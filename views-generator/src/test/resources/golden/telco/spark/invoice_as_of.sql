-- views.invoice_as_of: One row per change of a id, with subscription, subscription.holder, subscription.plan_code as they were at _valid_from.
-- reads views.invoice_history, views.subscription_history, views.holder_history, views.plan_history
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
-- _valid_from | timestamp(3) | _changed_at | When this change was made in its source, UTC; everything else is as it was then.
-- _valid_to | timestamp(3) | _changed_at | When a later change took its place or its table was truncated, UTC; null while there is neither.
SELECT
  invoice.id AS id,
  invoice.subscription_id AS subscription_id,
  invoice.issued AS issued,
  invoice.total AS total,
  invoice.paid AS paid,
  subscription.holder_id AS holder_id,
  subscription.plan_code AS plan_code,
  subscription.status AS status,
  subscription.started AS started,
  subscription.ended AS ended,
  subscription_holder.name AS holder_name,
  subscription_holder.email AS email,
  subscription_holder.born AS born,
  subscription_holder.main_subscription_id AS main_subscription_id,
  subscription_plan_code.name AS plan_code_name,
  subscription_plan_code.monthly_fee AS monthly_fee,
  subscription_plan_code.successor_code AS successor_code,
  subscription_plan_code.unlimited AS unlimited,
  invoice._sequence AS _sequence,
  invoice._valid_from AS _valid_from,
  invoice._valid_to AS _valid_to
FROM views.invoice_history AS invoice
LEFT JOIN views.subscription_history AS subscription
  ON subscription.id = invoice.subscription_id
  AND subscription._valid_from <= invoice._valid_from
  AND (subscription._valid_to > invoice._valid_from OR subscription._valid_to IS NULL)
LEFT JOIN views.holder_history AS subscription_holder
  ON subscription_holder.id = subscription.holder_id
  AND subscription_holder._valid_from <= invoice._valid_from
  AND (subscription_holder._valid_to > invoice._valid_from OR subscription_holder._valid_to IS NULL)
LEFT JOIN views.plan_history AS subscription_plan_code
  ON subscription_plan_code.plan_code = subscription.plan_code
  AND subscription_plan_code._valid_from <= invoice._valid_from
  AND (subscription_plan_code._valid_to > invoice._valid_from OR subscription_plan_code._valid_to IS NULL)
