-- views.order_line_as_of: One row per change of a order_id, line_number, with order, order.buyer, order.buyer.home, order.billing, order.shipping, order.shop, order.shop.head, sku, sku.category as they were at _valid_from.
-- reads views.order_line_history, views.order_history, views.shopper_history, views.address_history, views.shop_history, views.employee_history, views.product_history, views.category_history
-- order_id | bigint | order_id | 
-- line_number | integer | line_number | 
-- sku | varchar | sku | 
-- quantity | integer | quantity | 
-- amount | decimal(18, 4) | amount | 
-- placed | timestamp(3) | order.placed | From order.placed.
-- buyer_id | varchar | order.buyer_id | From order.buyer_id.
-- billing_id | bigint | order.billing_id | From order.billing_id.
-- shipping_id | bigint | order.shipping_id | From order.shipping_id.
-- order_country | varchar | order.country | From order.country.
-- order_shop_number | integer | order.shop_number | From order.shop_number.
-- total | decimal(18, 4) | order.total | From order.total.
-- gift | boolean | order.gift | From order.gift.
-- delivery | row(planned timestamp(3), note varchar) | order.delivery | From order.delivery.
-- steps | array(row(at timestamp(3), "table" varchar)) | order.steps | From order.steps.
-- buyer_name | varchar | order.buyer.name | From order.buyer.name.
-- vip | boolean | order.buyer.vip | From order.buyer.vip.
-- recommended_by | varchar | order.buyer.recommended_by | From order.buyer.recommended_by.
-- home_id | bigint | order.buyer.home_id | From order.buyer.home_id.
-- home_line | varchar | order.buyer.home.line | From order.buyer.home.line.
-- home_city | varchar | order.buyer.home.city | From order.buyer.home.city.
-- billing_line | varchar | order.billing.line | From order.billing.line.
-- billing_city | varchar | order.billing.city | From order.billing.city.
-- shipping_line | varchar | order.shipping.line | From order.shipping.line.
-- shipping_city | varchar | order.shipping.city | From order.shipping.city.
-- shop_name | varchar | order.shop.name | From order.shop.name.
-- head_id | varchar | order.shop.head_id | From order.shop.head_id.
-- opened | date | order.shop.opened | From order.shop.opened.
-- head_name | varchar | order.shop.head.name | From order.shop.head.name.
-- born | date | order.shop.head.born | From order.shop.head.born.
-- salary | decimal(38, 10) | order.shop.head.salary | From order.shop.head.salary.
-- manager_id | varchar | order.shop.head.manager_id | From order.shop.head.manager_id.
-- head_country | varchar | order.shop.head.country | From order.shop.head.country.
-- head_shop_number | integer | order.shop.head.shop_number | From order.shop.head.shop_number.
-- sku_name | varchar | sku.name | From sku.name.
-- category_id | varchar | sku.category_id | From sku.category_id.
-- price | decimal(18, 4) | sku.price | From sku.price.
-- weight | double | sku.weight | From sku.weight.
-- tags | array(varchar) | sku.tags | From sku.tags.
-- listed | timestamp(3) | sku.listed | From sku.listed.
-- size | varchar | sku.size | From sku.size.
-- category_name | varchar | sku.category.name | From sku.category.name.
-- parent_id | varchar | sku.category.parent_id | From sku.category.parent_id.
-- _sequence | varchar | _sequence | Orders the changes of one order_line, as text.
-- _valid_from | timestamp(3) | _changed_at | When this change was made in its source, UTC; everything else is as it was then.
-- _valid_to | timestamp(3) | _changed_at | When a later change took its place or its table was truncated, UTC; null while there is neither.
SELECT
  order_line.order_id AS order_id,
  order_line.line_number AS line_number,
  order_line.sku AS sku,
  order_line.quantity AS quantity,
  order_line.amount AS amount,
  "order".placed AS placed,
  "order".buyer_id AS buyer_id,
  "order".billing_id AS billing_id,
  "order".shipping_id AS shipping_id,
  "order".country AS order_country,
  "order".shop_number AS order_shop_number,
  "order".total AS total,
  "order".gift AS gift,
  "order".delivery AS delivery,
  "order".steps AS steps,
  order_buyer.name AS buyer_name,
  order_buyer.vip AS vip,
  order_buyer.recommended_by AS recommended_by,
  order_buyer.home_id AS home_id,
  order_buyer_home.line AS home_line,
  order_buyer_home.city AS home_city,
  order_billing.line AS billing_line,
  order_billing.city AS billing_city,
  order_shipping.line AS shipping_line,
  order_shipping.city AS shipping_city,
  order_shop.name AS shop_name,
  order_shop.head_id AS head_id,
  order_shop.opened AS opened,
  order_shop_head.name AS head_name,
  order_shop_head.born AS born,
  order_shop_head.salary AS salary,
  order_shop_head.manager_id AS manager_id,
  order_shop_head.country AS head_country,
  order_shop_head.shop_number AS head_shop_number,
  sku.name AS sku_name,
  sku.category_id AS category_id,
  sku.price AS price,
  sku.weight AS weight,
  sku.tags AS tags,
  sku.listed AS listed,
  sku.size AS size,
  sku_category.name AS category_name,
  sku_category.parent_id AS parent_id,
  order_line._sequence AS _sequence,
  order_line._valid_from AS _valid_from,
  order_line._valid_to AS _valid_to
FROM views.order_line_history AS order_line
LEFT JOIN views.order_history AS "order"
  ON "order".id = order_line.order_id
  AND "order"._valid_from <= order_line._valid_from
  AND ("order"._valid_to > order_line._valid_from OR "order"._valid_to IS NULL)
LEFT JOIN views.shopper_history AS order_buyer
  ON order_buyer.id = "order".buyer_id
  AND order_buyer._valid_from <= order_line._valid_from
  AND (order_buyer._valid_to > order_line._valid_from OR order_buyer._valid_to IS NULL)
LEFT JOIN views.address_history AS order_buyer_home
  ON order_buyer_home.id = order_buyer.home_id
  AND order_buyer_home._valid_from <= order_line._valid_from
  AND (order_buyer_home._valid_to > order_line._valid_from OR order_buyer_home._valid_to IS NULL)
LEFT JOIN views.address_history AS order_billing
  ON order_billing.id = "order".billing_id
  AND order_billing._valid_from <= order_line._valid_from
  AND (order_billing._valid_to > order_line._valid_from OR order_billing._valid_to IS NULL)
LEFT JOIN views.address_history AS order_shipping
  ON order_shipping.id = "order".shipping_id
  AND order_shipping._valid_from <= order_line._valid_from
  AND (order_shipping._valid_to > order_line._valid_from OR order_shipping._valid_to IS NULL)
LEFT JOIN views.shop_history AS order_shop
  ON order_shop.country = "order".country
  AND order_shop.shop_number = "order".shop_number
  AND order_shop._valid_from <= order_line._valid_from
  AND (order_shop._valid_to > order_line._valid_from OR order_shop._valid_to IS NULL)
LEFT JOIN views.employee_history AS order_shop_head
  ON order_shop_head.id = order_shop.head_id
  AND order_shop_head._valid_from <= order_line._valid_from
  AND (order_shop_head._valid_to > order_line._valid_from OR order_shop_head._valid_to IS NULL)
LEFT JOIN views.product_history AS sku
  ON sku.sku = order_line.sku
  AND sku._valid_from <= order_line._valid_from
  AND (sku._valid_to > order_line._valid_from OR sku._valid_to IS NULL)
LEFT JOIN views.category_history AS sku_category
  ON sku_category.id = sku.category_id
  AND sku_category._valid_from <= order_line._valid_from
  AND (sku_category._valid_to > order_line._valid_from OR sku_category._valid_to IS NULL)
