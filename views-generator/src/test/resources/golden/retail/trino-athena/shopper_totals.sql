-- views.shopper_totals: What refers to it, counted and summed: order, shopper. One row per id.
-- reads canonical.shopper, canonical.order
-- id | varchar | id | 
-- order_count | bigint | order.buyer.row_count | How many order rows have it as buyer.
-- order_total_sum | decimal(38, 4) | order.buyer.total_sum | Sum of order.total over those rows; null where there is none.
-- shopper_count | bigint | shopper.recommended_by.row_count | How many shopper rows have it as recommended_by.
SELECT
  shopper.id AS id,
  COALESCE(of_order_.row_count, 0) AS order_count,
  of_order_.total_sum AS order_total_sum,
  COALESCE(of_shopper_.row_count, 0) AS shopper_count
FROM canonical.shopper AS shopper
LEFT JOIN (
  SELECT
    child.buyer_id AS buyer_id,
    COUNT(*) AS row_count,
    CAST(SUM(child.total) AS decimal(38, 4)) AS total_sum
  FROM canonical."order" AS child
  GROUP BY child.buyer_id
) AS of_order_
  ON of_order_.buyer_id = shopper.id
LEFT JOIN (
  SELECT
    child.recommended_by AS recommended_by,
    COUNT(*) AS row_count
  FROM canonical.shopper AS child
  GROUP BY child.recommended_by
) AS of_shopper_
  ON of_shopper_.recommended_by = shopper.id
