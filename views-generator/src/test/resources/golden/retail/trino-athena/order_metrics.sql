-- views.order_metrics: An order; its name is a reserved word. Counted and summed. One row per vip, home_city, billing_city, shipping_city.
-- reads canonical.order, canonical.shopper, canonical.address
-- vip | boolean | buyer.vip | From buyer.vip.
-- home_city | varchar | buyer.home.city | From buyer.home.city.
-- billing_city | varchar | billing.city | From billing.city.
-- shipping_city | varchar | shipping.city | From shipping.city.
-- row_count | bigint | row_count | How many rows there are.
-- total_sum | decimal(38, 4) | total_sum | Sum of total over those rows; null where there is none.
SELECT
  buyer.vip AS vip,
  buyer_home.city AS home_city,
  billing.city AS billing_city,
  shipping.city AS shipping_city,
  COUNT(*) AS row_count,
  CAST(SUM("order".total) AS decimal(38, 4)) AS total_sum
FROM canonical."order" AS "order"
LEFT JOIN canonical.shopper AS buyer
  ON buyer.id = "order".buyer_id
LEFT JOIN canonical.address AS buyer_home
  ON buyer_home.id = buyer.home_id
LEFT JOIN canonical.address AS billing
  ON billing.id = "order".billing_id
LEFT JOIN canonical.address AS shipping
  ON shipping.id = "order".shipping_id
GROUP BY
  buyer.vip,
  buyer_home.city,
  billing.city,
  shipping.city
