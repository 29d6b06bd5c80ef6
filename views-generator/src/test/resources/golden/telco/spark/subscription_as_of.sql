-- views.subscription_as_of: One row per change of a id, with holder, plan_code as they were at _valid_from.
-- reads views.subscription_history, views.holder_history, views.plan_history
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
-- _valid_from | timestamp(3) | _changed_at | When this change was made in its source, UTC; everything else is as it was then.
-- _valid_to | timestamp(3) | _changed_at | When a later change took its place or its table was truncated, UTC; null while there is neither.
SELECT
  subscription.id AS id,
  subscription.holder_id AS holder_id,
  subscription.plan_code AS plan_code,
  subscription.status AS status,
  subscription.started AS started,
  subscription.ended AS ended,
  holder.name AS holder_name,
  holder.email AS email,
  holder.born AS born,
  holder.main_subscription_id AS main_subscription_id,
  plan_code.name AS plan_code_name,
  plan_code.monthly_fee AS monthly_fee,
  plan_code.successor_code AS successor_code,
  plan_code.unlimited AS unlimited,
  subscription._sequence AS _sequence,
  subscription._valid_from AS _valid_from,
  subscription._valid_to AS _valid_to
FROM views.subscription_history AS subscription
LEFT JOIN views.holder_history AS holder
  ON holder.id = subscription.holder_id
  AND holder._valid_from <= subscription._valid_from
  AND (holder._valid_to > subscription._valid_from OR holder._valid_to IS NULL)
LEFT JOIN views.plan_history AS plan_code
  ON plan_code.plan_code = subscription.plan_code
  AND plan_code._valid_from <= subscription._valid_from
  AND (plan_code._valid_to > subscription._valid_from OR plan_code._valid_to IS NULL)
