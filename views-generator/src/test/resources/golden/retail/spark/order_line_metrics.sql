-- views.order_line_metrics: Counted and summed. One row per vip, home_city, billing_city, shipping_city, size, category_name.
-- reads canonical.order_line, canonical.order, canonical.shopper, canonical.address, canonical.product, canonical.category
-- vip | boolean | order.buyer.vip | From order.buyer.vip.
-- home_city | varchar | order.buyer.home.city | From order.buyer.home.city.
-- billing_city | varchar | order.billing.city | From order.billing.city.
-- shipping_city | varchar | order.shipping.city | From order.shipping.city.
-- size | varchar | sku.size | From sku.size.
-- category_name | varchar | sku.category.name | From sku.category.name.
-- row_count | bigint | row_count | How many rows there are.
-- quantity_sum | bigint | quantity_sum | Sum of quantity over those rows; null where there is none.
-- amount_sum | decimal(38, 4) | amount_sum | Sum of amount over those rows; null where there is none.
SELECT
  order_buyer.vip AS vip,
  order_buyer_home.city AS home_city,
  order_billing.city AS billing_city,
  order_shipping.city AS shipping_city,
  sku.size AS size,
  sku_category.name AS category_name,
  COUNT(*) AS row_count,
  CAST(SUM(order_line.quantity) AS bigint) AS quantity_sum,
  CAST(SUM(order_line.amount) AS decimal(38,4)) AS amount_sum
FROM canonical.order_line AS order_line
LEFT JOIN canonical.`order` AS `order`
  ON `order`.id = order_line.order_id
LEFT JOIN canonical.shopper AS order_buyer
  ON order_buyer.id = `order`.buyer_id
LEFT JOIN canonical.address AS order_buyer_home
  ON order_buyer_home.id = order_buyer.home_id
LEFT JOIN canonical.address AS order_billing
  ON order_billing.id = `order`.billing_id
LEFT JOIN canonical.address AS order_shipping
  ON order_shipping.id = `order`.shipping_id
LEFT JOIN canonical.product AS sku
  ON sku.sku = order_line.sku
LEFT JOIN canonical.category AS sku_category
  ON sku_category.id = sku.category_id
GROUP BY
  order_buyer.vip,
  order_buyer_home.city,
  order_billing.city,
  order_shipping.city,
  sku.size,
  sku_category.name
