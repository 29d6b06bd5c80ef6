-- views.product_wide: One row per sku, with category.
-- reads canonical.product, canonical.category
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
-- _changed_at | timestamp(3) | _changed_at | When the product changed in its source, UTC.
SELECT
  product.sku AS sku,
  product.name AS name,
  product.category_id AS category_id,
  product.price AS price,
  product.weight AS weight,
  product.tags AS tags,
  CAST(at_timezone(product.listed, 'UTC') AS timestamp(3)) AS listed,
  product.size AS size,
  category.name AS category_name,
  category.parent_id AS parent_id,
  product._sequence AS _sequence,
  CAST(at_timezone(product._changed_at, 'UTC') AS timestamp(3)) AS _changed_at
FROM canonical.product AS product
LEFT JOIN canonical.category AS category
  ON category.id = product.category_id
