-- views.return_wide: One row per id, with line, line.order, line.order.buyer, line.order.buyer.home, line.order.billing, line.order.shipping, line.order.shop, line.order.shop.head, line.sku, line.sku.category.
-- reads canonical.return, canonical.order_line, canonical.order, canonical.shopper, canonical.address, canonical.shop, canonical.employee, canonical.product, canonical.category
-- id | varchar | id | 
-- returned | timestamp(3) | returned | 
-- order_id | bigint | order_id | 
-- line_number | integer | line_number | 
-- reason | varchar | reason | 
-- sku | varchar | line.sku | From line.sku.
-- quantity | integer | line.quantity | From line.quantity.
-- amount | decimal(18, 4) | line.amount | From line.amount.
-- placed | timestamp(3) | line.order.placed | From line.order.placed.
-- buyer_id | varchar | line.order.buyer_id | From line.order.buyer_id.
-- billing_id | bigint | line.order.billing_id | From line.order.billing_id.
-- shipping_id | bigint | line.order.shipping_id | From line.order.shipping_id.
-- order_country | varchar | line.order.country | From line.order.country.
-- order_shop_number | integer | line.order.shop_number | From line.order.shop_number.
-- total | decimal(18, 4) | line.order.total | From line.order.total.
-- gift | boolean | line.order.gift | From line.order.gift.
-- delivery | row(planned timestamp(3), note varchar) | line.order.delivery | From line.order.delivery.
-- steps | array(row(at timestamp(3), "table" varchar)) | line.order.steps | From line.order.steps.
-- buyer_name | varchar | line.order.buyer.name | From line.order.buyer.name.
-- vip | boolean | line.order.buyer.vip | From line.order.buyer.vip.
-- recommended_by | varchar | line.order.buyer.recommended_by | From line.order.buyer.recommended_by.
-- home_id | bigint | line.order.buyer.home_id | From line.order.buyer.home_id.
-- home_line | varchar | line.order.buyer.home.line | From line.order.buyer.home.line.
-- home_city | varchar | line.order.buyer.home.city | From line.order.buyer.home.city.
-- billing_line | varchar | line.order.billing.line | From line.order.billing.line.
-- billing_city | varchar | line.order.billing.city | From line.order.billing.city.
-- shipping_line | varchar | line.order.shipping.line | From line.order.shipping.line.
-- shipping_city | varchar | line.order.shipping.city | From line.order.shipping.city.
-- shop_name | varchar | line.order.shop.name | From line.order.shop.name.
-- head_id | varchar | line.order.shop.head_id | From line.order.shop.head_id.
-- opened | date | line.order.shop.opened | From line.order.shop.opened.
-- head_name | varchar | line.order.shop.head.name | From line.order.shop.head.name.
-- born | date | line.order.shop.head.born | From line.order.shop.head.born.
-- salary | decimal(38, 10) | line.order.shop.head.salary | From line.order.shop.head.salary.
-- manager_id | varchar | line.order.shop.head.manager_id | From line.order.shop.head.manager_id.
-- head_country | varchar | line.order.shop.head.country | From line.order.shop.head.country.
-- head_shop_number | integer | line.order.shop.head.shop_number | From line.order.shop.head.shop_number.
-- sku_name | varchar | line.sku.name | From line.sku.name.
-- category_id | varchar | line.sku.category_id | From line.sku.category_id.
-- price | decimal(18, 4) | line.sku.price | From line.sku.price.
-- weight | double | line.sku.weight | From line.sku.weight.
-- tags | array(varchar) | line.sku.tags | From line.sku.tags.
-- listed | timestamp(3) | line.sku.listed | From line.sku.listed.
-- size | varchar | line.sku.size | From line.sku.size.
-- category_name | varchar | line.sku.category.name | From line.sku.category.name.
-- parent_id | varchar | line.sku.category.parent_id | From line.sku.category.parent_id.
-- _sequence | varchar | _sequence | Orders the changes of one return, as text.
-- _changed_at | timestamp(3) | _changed_at | When the return changed in its source, UTC.
SELECT
  return.id AS id,
  timestampadd(MILLISECOND, unix_millis(timestampadd(MICROSECOND, 500, return.returned)), TIMESTAMP_NTZ '1970-01-01 00:00:00') AS returned,
  return.order_id AS order_id,
  return.line_number AS line_number,
  return.reason AS reason,
  line.sku AS sku,
  line.quantity AS quantity,
  line.amount AS amount,
  timestampadd(MILLISECOND, unix_millis(timestampadd(MICROSECOND, 500, line_order.placed)), TIMESTAMP_NTZ '1970-01-01 00:00:00') AS placed,
  line_order.buyer_id AS buyer_id,
  line_order.billing_id AS billing_id,
  line_order.shipping_id AS shipping_id,
  line_order.country AS order_country,
  line_order.shop_number AS order_shop_number,
  line_order.total AS total,
  line_order.gift AS gift,
  IF(line_order.delivery IS NULL, NULL, named_struct('planned', timestampadd(MILLISECOND, unix_millis(timestampadd(MICROSECOND, 500, line_order.delivery.planned)), TIMESTAMP_NTZ '1970-01-01 00:00:00'), 'note', line_order.delivery.note)) AS delivery,
  transform(line_order.steps, e1 -> IF(e1 IS NULL, NULL, named_struct('at', timestampadd(MILLISECOND, unix_millis(timestampadd(MICROSECOND, 500, e1.at)), TIMESTAMP_NTZ '1970-01-01 00:00:00'), 'table', e1.`table`))) AS steps,
  line_order_buyer.name AS buyer_name,
  line_order_buyer.vip AS vip,
  line_order_buyer.recommended_by AS recommended_by,
  line_order_buyer.home_id AS home_id,
  line_order_buyer_home.line AS home_line,
  line_order_buyer_home.city AS home_city,
  line_order_billing.line AS billing_line,
  line_order_billing.city AS billing_city,
  line_order_shipping.line AS shipping_line,
  line_order_shipping.city AS shipping_city,
  line_order_shop.name AS shop_name,
  line_order_shop.head_id AS head_id,
  line_order_shop.opened AS opened,
  line_order_shop_head.name AS head_name,
  line_order_shop_head.born AS born,
  line_order_shop_head.salary AS salary,
  line_order_shop_head.manager_id AS manager_id,
  line_order_shop_head.country AS head_country,
  line_order_shop_head.shop_number AS head_shop_number,
  line_sku.name AS sku_name,
  line_sku.category_id AS category_id,
  line_sku.price AS price,
  line_sku.weight AS weight,
  line_sku.tags AS tags,
  timestampadd(MILLISECOND, unix_millis(timestampadd(MICROSECOND, 500, line_sku.listed)), TIMESTAMP_NTZ '1970-01-01 00:00:00') AS listed,
  line_sku.size AS size,
  line_sku_category.name AS category_name,
  line_sku_category.parent_id AS parent_id,
  return._sequence AS _sequence,
  timestampadd(MILLISECOND, unix_millis(timestampadd(MICROSECOND, 500, return._changed_at)), TIMESTAMP_NTZ '1970-01-01 00:00:00') AS _changed_at
FROM canonical.return AS return
LEFT JOIN canonical.order_line AS line
  ON line.order_id = return.order_id
  AND line.line_number = return.line_number
LEFT JOIN canonical.`order` AS line_order
  ON line_order.id = line.order_id
LEFT JOIN canonical.shopper AS line_order_buyer
  ON line_order_buyer.id = line_order.buyer_id
LEFT JOIN canonical.address AS line_order_buyer_home
  ON line_order_buyer_home.id = line_order_buyer.home_id
LEFT JOIN canonical.address AS line_order_billing
  ON line_order_billing.id = line_order.billing_id
LEFT JOIN canonical.address AS line_order_shipping
  ON line_order_shipping.id = line_order.shipping_id
LEFT JOIN canonical.shop AS line_order_shop
  ON line_order_shop.country = line_order.country
  AND line_order_shop.shop_number = line_order.shop_number
LEFT JOIN canonical.employee AS line_order_shop_head
  ON line_order_shop_head.id = line_order_shop.head_id
LEFT JOIN canonical.product AS line_sku
  ON line_sku.sku = line.sku
LEFT JOIN canonical.category AS line_sku_category
  ON line_sku_category.id = line_sku.category_id
