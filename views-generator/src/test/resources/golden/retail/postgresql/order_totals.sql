-- views.order_totals: An order; its name is a reserved word. What refers to it, counted and summed: order_line. One row per id.
-- reads canonical.order, canonical.order_line
-- id | bigint | id | 
-- order_line_count | bigint | order_line.order.row_count | How many order_line rows have it as order.
-- order_line_quantity_sum | bigint | order_line.order.quantity_sum | Sum of order_line.quantity over those rows; null where there is none.
-- order_line_amount_sum | decimal(38, 4) | order_line.order.amount_sum | Sum of order_line.amount over those rows; null where there is none.
SELECT
  "order".id AS id,
  COALESCE(of_order_line_.row_count, 0) AS order_line_count,
  of_order_line_.quantity_sum AS order_line_quantity_sum,
  of_order_line_.amount_sum AS order_line_amount_sum
FROM canonical."order" AS "order"
LEFT JOIN (
  SELECT
    child.order_id AS order_id,
    COUNT(*) AS row_count,
    CAST(SUM(child.quantity) AS bigint) AS quantity_sum,
    CAST(SUM(child.amount) AS numeric(38,4)) AS amount_sum
  FROM canonical.order_line AS child
  GROUP BY child.order_id
) AS of_order_line_
  ON of_order_line_.order_id = "order".id
