-- views.product_totals: What refers to it, counted and summed: order_line. One row per sku.
-- reads canonical.product, canonical.order_line
-- sku | varchar | sku | 
-- order_line_count | bigint | order_line.sku.row_count | How many order_line rows have it as sku.
-- order_line_quantity_sum | bigint | order_line.sku.quantity_sum | Sum of order_line.quantity over those rows; null where there is none.
-- order_line_amount_sum | decimal(38, 4) | order_line.sku.amount_sum | Sum of order_line.amount over those rows; null where there is none.
SELECT
  product.sku AS sku,
  COALESCE(of_order_line_.row_count, 0) AS order_line_count,
  of_order_line_.quantity_sum AS order_line_quantity_sum,
  of_order_line_.amount_sum AS order_line_amount_sum
FROM canonical.product AS product
LEFT JOIN (
  SELECT
    child.sku AS sku,
    COUNT(*) AS row_count,
    CAST(SUM(child.quantity) AS bigint) AS quantity_sum,
    CAST(SUM(child.amount) AS decimal(38,4)) AS amount_sum
  FROM canonical.order_line AS child
  GROUP BY child.sku
) AS of_order_line_
  ON of_order_line_.sku = product.sku
