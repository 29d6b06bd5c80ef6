-- views.shop_as_of: One row per change of a country, shop_number, with head as they were at _valid_from.
-- reads views.shop_history, views.employee_history
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
-- _valid_from | timestamp(3) | _changed_at | When this change was made in its source, UTC; everything else is as it was then.
-- _valid_to | timestamp(3) | _changed_at | When a later change took its place or its table was truncated, UTC; null while there is neither.
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
  shop._valid_from AS _valid_from,
  shop._valid_to AS _valid_to
FROM views.shop_history AS shop
LEFT JOIN views.employee_history AS head
  ON head.id = shop.head_id
  AND head._valid_from <= shop._valid_from
  AND (head._valid_to > shop._valid_from OR head._valid_to IS NULL)
