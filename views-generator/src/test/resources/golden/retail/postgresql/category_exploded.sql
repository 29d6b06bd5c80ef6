-- views.category_exploded: A branch of the tree of categories; it's "any" of them. One row per id and product that has it as category; one where there is none.
-- reads canonical.category, canonical.product
-- id | varchar | id | 
-- name | varchar | name | 
-- parent_id | varchar | parent_id | 
-- product_sku | varchar | product.category.sku | From product.category.sku.
-- product_name | varchar | product.category.name | From product.category.name.
-- product_price | decimal(18, 4) | product.category.price | From product.category.price.
-- product_weight | double | product.category.weight | From product.category.weight.
-- product_tags | array(varchar) | product.category.tags | From product.category.tags.
-- product_listed | timestamp(3) | product.category.listed | From product.category.listed.
-- product_size | varchar | product.category.size | From product.category.size.
-- _sequence | varchar | _sequence | Orders the changes of one category, as text.
-- _changed_at | timestamp(3) | _changed_at | When the category changed in its source, UTC.
SELECT
  category.id AS id,
  category.name AS name,
  category.parent_id AS parent_id,
  _product.sku AS product_sku,
  _product.name AS product_name,
  _product.price AS product_price,
  _product.weight AS product_weight,
  _product.tags AS product_tags,
  CAST(date_trunc('milliseconds', _product.listed AT TIME ZONE 'UTC' + INTERVAL '500 microseconds') AS timestamp(3)) AS product_listed,
  _product.size AS product_size,
  category._sequence AS _sequence,
  CAST(date_trunc('milliseconds', category._changed_at AT TIME ZONE 'UTC' + INTERVAL '500 microseconds') AS timestamp(3)) AS _changed_at
FROM canonical.category AS category
LEFT JOIN canonical.product AS _product
  ON _product.category_id = category.id
