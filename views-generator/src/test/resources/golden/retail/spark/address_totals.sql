-- views.address_totals: What refers to it, counted and summed: order_billing, order_shipping, shopper. One row per id.
-- reads canonical.address, canonical.order, canonical.shopper
-- id | bigint | id | 
-- order_billing_count | bigint | order.billing.row_count | How many order rows have it as billing.
-- order_billing_total_sum | decimal(38, 4) | order.billing.total_sum | Sum of order.total over those rows; null where there is none.
-- order_shipping_count | bigint | order.shipping.row_count | How many order rows have it as shipping.
-- order_shipping_total_sum | decimal(38, 4) | order.shipping.total_sum | Sum of order.total over those rows; null where there is none.
-- shopper_count | bigint | shopper.home.row_count | How many shopper rows have it as home.
SELECT
  address.id AS id,
  COALESCE(of_order_billing_.row_count, 0) AS order_billing_count,
  of_order_billing_.total_sum AS order_billing_total_sum,
  COALESCE(of_order_shipping_.row_count, 0) AS order_shipping_count,
  of_order_shipping_.total_sum AS order_shipping_total_sum,
  COALESCE(of_shopper_.row_count, 0) AS shopper_count
FROM canonical.address AS address
LEFT JOIN (
  SELECT
    child.billing_id AS billing_id,
    COUNT(*) AS row_count,
    CAST(SUM(child.total) AS decimal(38,4)) AS total_sum
  FROM canonical.`order` AS child
  GROUP BY child.billing_id
) AS of_order_billing_
  ON of_order_billing_.billing_id = address.id
LEFT JOIN (
  SELECT
    child.shipping_id AS shipping_id,
    COUNT(*) AS row_count,
    CAST(SUM(child.total) AS decimal(38,4)) AS total_sum
  FROM canonical.`order` AS child
  GROUP BY child.shipping_id
) AS of_order_shipping_
  ON of_order_shipping_.shipping_id = address.id
LEFT JOIN (
  SELECT
    child.home_id AS home_id,
    COUNT(*) AS row_count
  FROM canonical.shopper AS child
  GROUP BY child.home_id
) AS of_shopper_
  ON of_shopper_.home_id = address.id
