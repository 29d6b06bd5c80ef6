-- views.holder_as_of: One row per change of a id, with main_subscription, main_subscription.plan_code as they were at _valid_from.
-- reads views.holder_history, views.subscription_history, views.plan_history
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
-- _valid_from | timestamp(3) | _changed_at | When this change was made in its source, UTC; everything else is as it was then.
-- _valid_to | timestamp(3) | _changed_at | When a later change took its place or its table was truncated, UTC; null while there is neither.
SELECT
  holder.id AS id,
  holder.name AS name,
  holder.email AS email,
  holder.born AS born,
  holder.main_subscription_id AS main_subscription_id,
  main_subscription.holder_id AS holder_id,
  main_subscription.plan_code AS plan_code,
  main_subscription.status AS status,
  main_subscription.started AS started,
  main_subscription.ended AS ended,
  main_subscription_plan_code.name AS plan_code_name,
  main_subscription_plan_code.monthly_fee AS monthly_fee,
  main_subscription_plan_code.successor_code AS successor_code,
  main_subscription_plan_code.unlimited AS unlimited,
  holder._sequence AS _sequence,
  holder._valid_from AS _valid_from,
  holder._valid_to AS _valid_to
FROM views.holder_history AS holder
LEFT JOIN views.subscription_history AS main_subscription
  ON main_subscription.id = holder.main_subscription_id
  AND main_subscription._valid_from <= holder._valid_from
  AND (main_subscription._valid_to > holder._valid_from OR main_subscription._valid_to IS NULL)
LEFT JOIN views.plan_history AS main_subscription_plan_code
  ON main_subscription_plan_code.plan_code = main_subscription.plan_code
  AND main_subscription_plan_code._valid_from <= holder._valid_from
  AND (main_subscription_plan_code._valid_to > holder._valid_from OR main_subscription_plan_code._valid_to IS NULL)
