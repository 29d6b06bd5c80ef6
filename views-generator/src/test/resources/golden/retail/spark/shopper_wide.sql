-- views.shopper_wide: One row per id, with home.
-- reads canonical.shopper, canonical.address
-- id | varchar | id | 
-- name | varchar | name | 
-- vip | boolean | vip | 
-- recommended_by | varchar | recommended_by | 
-- home_id | bigint | home_id | 
-- line | varchar | home.line | From home.line.
-- city | varchar | home.city | From home.city.
-- _sequence | varchar | _sequence | Orders the changes of one shopper, as text.
-- _changed_at | timestamp(3) | _changed_at | When the shopper changed in its source, UTC.
SELECT
  shopper.id AS id,
  shopper.name AS name,
  shopper.vip AS vip,
  shopper.recommended_by AS recommended_by,
  shopper.home_id AS home_id,
  home.line AS line,
  home.city AS city,
  shopper._sequence AS _sequence,
  timestampadd(MILLISECOND, unix_millis(timestampadd(MICROSECOND, 500, shopper._changed_at)), TIMESTAMP_NTZ '1970-01-01 00:00:00') AS _changed_at
FROM canonical.shopper AS shopper
LEFT JOIN canonical.address AS home
  ON home.id = shopper.home_id
