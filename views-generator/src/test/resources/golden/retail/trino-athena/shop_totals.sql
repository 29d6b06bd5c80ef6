-- views.shop_totals: What refers to it, counted and summed: employee, order. One row per country, shop_number.
-- reads canonical.shop, canonical.employee, canonical.order
-- country | varchar | country | 
-- shop_number | integer | shop_number | 
-- employee_count | bigint | employee.shop.row_count | How many employee rows have it as shop.
-- order_count | bigint | order.shop.row_count | How many order rows have it as shop.
-- order_total_sum | decimal(38, 4) | order.shop.total_sum | Sum of order.total over those rows; null where there is none.
SELECT
  shop.country AS country,
  shop.shop_number AS shop_number,
  COALESCE(of_employee_.row_count, 0) AS employee_count,
  COALESCE(of_order_.row_count, 0) AS order_count,
  of_order_.total_sum AS order_total_sum
FROM canonical.shop AS shop
LEFT JOIN (
  SELECT
    child.country AS country,
    child.shop_number AS shop_number,
    COUNT(*) AS row_count
  FROM canonical.employee AS child
  GROUP BY child.country, child.shop_number
) AS of_employee_
  ON of_employee_.country = shop.country
  AND of_employee_.shop_number = shop.shop_number
LEFT JOIN (
  SELECT
    child.country AS country,
    child.shop_number AS shop_number,
    COUNT(*) AS row_count,
    CAST(SUM(child.total) AS decimal(38, 4)) AS total_sum
  FROM canonical."order" AS child
  GROUP BY child.country, child.shop_number
) AS of_order_
  ON of_order_.country = shop.country
  AND of_order_.shop_number = shop.shop_number
