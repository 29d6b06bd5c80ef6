-- views.product_metrics: Counted and summed. One row per size, category_name.
-- reads canonical.product, canonical.category
-- size | varchar | size | 
-- category_name | varchar | category.name | From category.name.
-- row_count | bigint | row_count | How many rows there are.
-- price_sum | decimal(38, 4) | price_sum | Sum of price over those rows; null where there is none.
-- weight_sum | double | weight_sum | Sum of weight over those rows; null where there is none.
SELECT
  product.size AS size,
  category.name AS category_name,
  COUNT(*) AS row_count,
  CAST(SUM(product.price) AS decimal(38, 4)) AS price_sum,
  CAST(SUM(product.weight) AS double) AS weight_sum
FROM canonical.product AS product
LEFT JOIN canonical.category AS category
  ON category.id = product.category_id
GROUP BY
  product.size,
  category.name
