-- views.return_metrics: Counted and summed. One row per reason, vip, home_city, billing_city, shipping_city, size, category_name.
-- reads canonical.return, canonical.order_line, canonical.order, canonical.shopper, canonical.address, canonical.product, canonical.category
-- reason | varchar | reason | 
-- vip | boolean | line.order.buyer.vip | From line.order.buyer.vip.
-- home_city | varchar | line.order.buyer.home.city | From line.order.buyer.home.city.
-- billing_city | varchar | line.order.billing.city | From line.order.billing.city.
-- shipping_city | varchar | line.order.shipping.city | From line.order.shipping.city.
-- size | varchar | line.sku.size | From line.sku.size.
-- category_name | varchar | line.sku.category.name | From line.sku.category.name.
-- row_count | bigint | row_count | How many rows there are.
SELECT
  return.reason AS reason,
  line_order_buyer.vip AS vip,
  line_order_buyer_home.city AS home_city,
  line_order_billing.city AS billing_city,
  line_order_shipping.city AS shipping_city,
  line_sku.size AS size,
  line_sku_category.name AS category_name,
  COUNT(*) AS row_count
FROM canonical.return AS return
LEFT JOIN canonical.order_line AS line
  ON line.order_id = return.order_id
  AND line.line_number = return.line_number
LEFT JOIN canonical."order" AS line_order
  ON line_order.id = line.order_id
LEFT JOIN canonical.shopper AS line_order_buyer
  ON line_order_buyer.id = line_order.buyer_id
LEFT JOIN canonical.address AS line_order_buyer_home
  ON line_order_buyer_home.id = line_order_buyer.home_id
LEFT JOIN canonical.address AS line_order_billing
  ON line_order_billing.id = line_order.billing_id
LEFT JOIN canonical.address AS line_order_shipping
  ON line_order_shipping.id = line_order.shipping_id
LEFT JOIN canonical.product AS line_sku
  ON line_sku.sku = line.sku
LEFT JOIN canonical.category AS line_sku_category
  ON line_sku_category.id = line_sku.category_id
GROUP BY
  return.reason,
  line_order_buyer.vip,
  line_order_buyer_home.city,
  line_order_billing.city,
  line_order_shipping.city,
  line_sku.size,
  line_sku_category.name
