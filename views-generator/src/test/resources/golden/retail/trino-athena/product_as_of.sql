-- views.product_as_of: One row per change of a sku, with category as they were at _valid_from.
-- reads views.product_history, views.category_history
-- sku | varchar | sku | 
-- name | varchar | name | 
-- category_id | varchar | category_id | 
-- price | decimal(18, 4) | price | 
-- weight | double | weight | 
-- tags | array(varchar) | tags | 
-- listed | timestamp(3) | listed | 
-- size | varchar | size | 
-- category_name | varchar | category.name | From category.name.
-- parent_id | varchar | category.parent_id | From category.parent_id.
-- _sequence | varchar | _sequence | Orders the changes of one product, as text.
-- _valid_from | timestamp(3) | _changed_at | When this change was made in its source, UTC; everything else is as it was then.
-- _valid_to | timestamp(3) | _changed_at | When a later change took its place or its table was truncated, UTC; null while there is neither.
SELECT
  product.sku AS sku,
  product.name AS name,
  product.category_id AS category_id,
  product.price AS price,
  product.weight AS weight,
  product.tags AS tags,
  product.listed AS listed,
  product.size AS size,
  category.name AS category_name,
  category.parent_id AS parent_id,
  product._sequence AS _sequence,
  product._valid_from AS _valid_from,
  product._valid_to AS _valid_to
FROM views.product_history AS product
LEFT JOIN views.category_history AS category
  ON category.id = product.category_id
  AND category._valid_from <= product._valid_from
  AND (category._valid_to > product._valid_from OR category._valid_to IS NULL)
