-- views.order_as_of: An order; its name is a reserved word. One row per change of a id, with buyer, buyer.home, billing, shipping, shop, shop.head as they were at _valid_from.
-- reads views.order_history, views.shopper_history, views.address_history, views.shop_history, views.employee_history
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
-- _sequence | varchar | _sequence | Orders the changes of one order, as text.
-- _valid_from | timestamp(3) | _changed_at | When this change was made in its source, UTC; everything else is as it was then.
-- _valid_to | timestamp(3) | _changed_at | When a later change took its place or its table was truncated, UTC; null while there is neither.
SELECT
  "order".id AS id,
  "order".placed AS placed,
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
  "order"._sequence AS _sequence,
  "order"._valid_from AS _valid_from,
  "order"._valid_to AS _valid_to
FROM views.order_history AS "order"
LEFT JOIN views.shopper_history AS buyer
  ON buyer.id = "order".buyer_id
  AND buyer._valid_from <= "order"._valid_from
  AND (buyer._valid_to > "order"._valid_from OR buyer._valid_to IS NULL)
LEFT JOIN views.address_history AS buyer_home
  ON buyer_home.id = buyer.home_id
  AND buyer_home._valid_from <= "order"._valid_from
  AND (buyer_home._valid_to > "order"._valid_from OR buyer_home._valid_to IS NULL)
LEFT JOIN views.address_history AS billing
  ON billing.id = "order".billing_id
  AND billing._valid_from <= "order"._valid_from
  AND (billing._valid_to > "order"._valid_from OR billing._valid_to IS NULL)
LEFT JOIN views.address_history AS shipping
  ON shipping.id = "order".shipping_id
  AND shipping._valid_from <= "order"._valid_from
  AND (shipping._valid_to > "order"._valid_from OR shipping._valid_to IS NULL)
LEFT JOIN views.shop_history AS shop
  ON shop.country = "order".country
  AND shop.shop_number = "order".shop_number
  AND shop._valid_from <= "order"._valid_from
  AND (shop._valid_to > "order"._valid_from OR shop._valid_to IS NULL)
LEFT JOIN views.employee_history AS shop_head
  ON shop_head.id = shop.head_id
  AND shop_head._valid_from <= "order"._valid_from
  AND (shop_head._valid_to > "order"._valid_from OR shop_head._valid_to IS NULL)
