-- views.order_line_totals: What refers to it, counted and summed: return. One row per order_id, line_number.
-- reads canonical.order_line, canonical.return
-- order_id | bigint | order_id | 
-- line_number | integer | line_number | 
-- return_count | bigint | return.line.row_count | How many return rows have it as line.
SELECT
  order_line.order_id AS order_id,
  order_line.line_number AS line_number,
  COALESCE(of_return_.row_count, 0) AS return_count
FROM canonical.order_line AS order_line
LEFT JOIN (
  SELECT
    child.order_id AS order_id,
    child.line_number AS line_number,
    COUNT(*) AS row_count
  FROM canonical.return AS child
  GROUP BY child.order_id, child.line_number
) AS of_return_
  ON of_return_.order_id = order_line.order_id
  AND of_return_.line_number = order_line.line_number
