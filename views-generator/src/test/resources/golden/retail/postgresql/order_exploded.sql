-- views.order_exploded: An order; its name is a reserved word. One row per id and order_line that has it as order; one where there is none; with buyer, buyer.home, billing, shipping, shop, shop.head.
-- reads canonical.order, canonical.shopper, canonical.address, canonical.shop, canonical.employee, canonical.order_line
-- id | bigint | id | 
-- placed | timestamp(3) | placed | 
-- buyer_id | varchar | buyer_id | 
-- billing_id | bigint | billing_id | 
-- shipping_id | bigint | shipping_id | 
-- country | varchar | country | 
-- shop_number | integer | shop_number | 
-- total | decimal(18, 4) | total | 
-- gift | boolean | gift | 
-- delivery | row(planned timestamp(3), note varchar) | delivery | 
-- steps | array(row(at timestamp(3), "table" varchar)) | steps | 
-- buyer_name | varchar | buyer.name | From buyer.name.
-- vip | boolean | buyer.vip | From buyer.vip.
-- recommended_by | varchar | buyer.recommended_by | From buyer.recommended_by.
-- home_id | bigint | buyer.home_id | From buyer.home_id.
-- home_line | varchar | buyer.home.line | From buyer.home.line.
-- home_city | varchar | buyer.home.city | From buyer.home.city.
-- billing_line | varchar | billing.line | From billing.line.
-- billing_city | varchar | billing.city | From billing.city.
-- shipping_line | varchar | shipping.line | From shipping.line.
-- shipping_city | varchar | shipping.city | From shipping.city.
-- shop_name | varchar | shop.name | From shop.name.
-- head_id | varchar | shop.head_id | From shop.head_id.
-- opened | date | shop.opened | From shop.opened.
-- head_name | varchar | shop.head.name | From shop.head.name.
-- born | date | shop.head.born | From shop.head.born.
-- salary | decimal(38, 10) | shop.head.salary | From shop.head.salary.
-- manager_id | varchar | shop.head.manager_id | From shop.head.manager_id.
-- head_country | varchar | shop.head.country | From shop.head.country.
-- head_shop_number | integer | shop.head.shop_number | From shop.head.shop_number.
-- order_line_line_number | integer | order_line.order.line_number | From order_line.order.line_number.
-- order_line_sku | varchar | order_line.order.sku | From order_line.order.sku.
-- order_line_quantity | integer | order_line.order.quantity | From order_line.order.quantity.
-- order_line_amount | decimal(18, 4) | order_line.order.amount | From order_line.order.amount.
-- _sequence | varchar | _sequence | Orders the changes of one order, as text.
-- _changed_at | timestamp(3) | _changed_at | When the order changed in its source, UTC.
SELECT
  "order".id AS id,
  CAST(date_trunc('milliseconds', "order".placed AT TIME ZONE 'UTC' + INTERVAL '500 microseconds') AS timestamp(3)) AS placed,
  "order".buyer_id AS buyer_id,
  "order".billing_id AS billing_id,
  "order".shipping_id AS shipping_id,
  "order".country AS country,
  "order".shop_number AS shop_number,
  "order".total AS total,
  "order".gift AS gift,
  "order".delivery AS delivery,
  "order".steps AS steps,
  buyer.name AS buyer_name,
  buyer.vip AS vip,
  buyer.recommended_by AS recommended_by,
  buyer.home_id AS home_id,
  buyer_home.line AS home_line,
  buyer_home.city AS home_city,
  billing.line AS billing_line,
  billing.city AS billing_city,
  shipping.line AS shipping_line,
  shipping.city AS shipping_city,
  shop.name AS shop_name,
  shop.head_id AS head_id,
  shop.opened AS opened,
  shop_head.name AS head_name,
  shop_head.born AS born,
  shop_head.salary AS salary,
  shop_head.manager_id AS manager_id,
  shop_head.country AS head_country,
  shop_head.shop_number AS head_shop_number,
  _order_line.line_number AS order_line_line_number,
  _order_line.sku AS order_line_sku,
  _order_line.quantity AS order_line_quantity,
  _order_line.amount AS order_line_amount,
  "order"._sequence AS _sequence,
  CAST(date_trunc('milliseconds', "order"._changed_at AT TIME ZONE 'UTC' + INTERVAL '500 microseconds') AS timestamp(3)) AS _changed_at
FROM canonical."order" AS "order"
LEFT JOIN canonical.shopper AS buyer
  ON buyer.id = "order".buyer_id
LEFT JOIN canonical.address AS buyer_home
  ON buyer_home.id = buyer.home_id
LEFT JOIN canonical.address AS billing
  ON billing.id = "order".billing_id
LEFT JOIN canonical.address AS shipping
  ON shipping.id = "order".shipping_id
LEFT JOIN canonical.shop AS shop
  ON shop.country = "order".country
  AND shop.shop_number = "order".shop_number
LEFT JOIN canonical.employee AS shop_head
  ON shop_head.id = shop.head_id
LEFT JOIN canonical.order_line AS _order_line
  ON _order_line.order_id = "order".id
