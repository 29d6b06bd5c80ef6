-- views.shop_wide: One row per country, shop_number, with head.
-- reads canonical.shop, canonical.employee
-- country | varchar | country | 
-- shop_number | integer | shop_number | 
-- name | varchar | name | 
-- head_id | varchar | head_id | 
-- opened | date | opened | 
-- head_name | varchar | head.name | From head.name.
-- born | date | head.born | From head.born.
-- salary | decimal(38, 10) | head.salary | From head.salary.
-- manager_id | varchar | head.manager_id | From head.manager_id.
-- head_country | varchar | head.country | From head.country.
-- head_shop_number | integer | head.shop_number | From head.shop_number.
-- _sequence | varchar | _sequence | Orders the changes of one shop, as text.
-- _changed_at | timestamp(3) | _changed_at | When the shop changed in its source, UTC.
SELECT
  shop.country AS country,
  shop.shop_number AS shop_number,
  shop.name AS name,
  shop.head_id AS head_id,
  shop.opened AS opened,
  head.name AS head_name,
  head.born AS born,
  head.salary AS salary,
  head.manager_id AS manager_id,
  head.country AS head_country,
  head.shop_number AS head_shop_number,
  shop._sequence AS _sequence,
  CAST(date_trunc('milliseconds', shop._changed_at AT TIME ZONE 'UTC' + INTERVAL '500 microseconds') AS timestamp(3)) AS _changed_at
FROM canonical.shop AS shop
LEFT JOIN canonical.employee AS head
  ON head.id = shop.head_id
