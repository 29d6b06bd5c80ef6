-- views.shopper_as_of: One row per change of a id, with home as they were at _valid_from.
-- reads views.shopper_history, views.address_history
-- id | varchar | id | 
-- name | varchar | name | 
-- vip | boolean | vip | 
-- recommended_by | varchar | recommended_by | 
-- home_id | bigint | home_id | 
-- line | varchar | home.line | From home.line.
-- city | varchar | home.city | From home.city.
-- _sequence | varchar | _sequence | Orders the changes of one shopper, as text.
-- _valid_from | timestamp(3) | _changed_at | When this change was made in its source, UTC; everything else is as it was then.
-- _valid_to | timestamp(3) | _changed_at | When a later change took its place or its table was truncated, UTC; null while there is neither.
SELECT
  shopper.id AS id,
  shopper.name AS name,
  shopper.vip AS vip,
  shopper.recommended_by AS recommended_by,
  shopper.home_id AS home_id,
  home.line AS line,
  home.city AS city,
  shopper._sequence AS _sequence,
  shopper._valid_from AS _valid_from,
  shopper._valid_to AS _valid_to
FROM views.shopper_history AS shopper
LEFT JOIN views.address_history AS home
  ON home.id = shopper.home_id
  AND home._valid_from <= shopper._valid_from
  AND (home._valid_to > shopper._valid_from OR home._valid_to IS NULL)
