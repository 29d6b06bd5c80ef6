-- views.category_totals: A branch of the tree of categories; it's "any" of them. What refers to it, counted and summed: category, product. One row per id.
-- reads canonical.category, canonical.product
-- id | varchar | id | 
-- category_count | bigint | category.parent.row_count | How many category rows have it as parent.
-- product_count | bigint | product.category.row_count | How many product rows have it as category.
-- product_price_sum | decimal(38, 4) | product.category.price_sum | Sum of product.price over those rows; null where there is none.
-- product_weight_sum | double | product.category.weight_sum | Sum of product.weight over those rows; null where there is none.
-- product_array | array(row(sku varchar, name varchar, price decimal(18, 4), weight double, tags array(varchar), listed timestamp(3), size varchar)) | product.category._array | The product rows that have it as category, ordered by their key, personal values null; empty where there is none.
SELECT
  category.id AS id,
  COALESCE(of_category_.row_count, 0) AS category_count,
  COALESCE(of_product_.row_count, 0) AS product_count,
  of_product_.price_sum AS product_price_sum,
  of_product_.weight_sum AS product_weight_sum,
  COALESCE(of_product_._array, array()) AS product_array
FROM canonical.category AS category
LEFT JOIN (
  SELECT
    child.parent_id AS parent_id,
    COUNT(*) AS row_count
  FROM canonical.category AS child
  GROUP BY child.parent_id
) AS of_category_
  ON of_category_.parent_id = category.id
LEFT JOIN (
  SELECT
    child.category_id AS category_id,
    COUNT(*) AS row_count,
    CAST(SUM(child.price) AS decimal(38,4)) AS price_sum,
    CAST(SUM(child.weight) AS double) AS weight_sum,
    transform(sort_array(collect_list(named_struct('k', struct(child.sku), 'v', named_struct('sku', child.sku, 'name', child.name, 'price', child.price, 'weight', child.weight, 'tags', child.tags, 'listed', timestampadd(MILLISECOND, unix_millis(timestampadd(MICROSECOND, 500, child.listed)), TIMESTAMP_NTZ '1970-01-01 00:00:00'), 'size', child.size)))), e -> e.v) AS _array
  FROM canonical.product AS child
  GROUP BY child.category_id
) AS of_product_
  ON of_product_.category_id = category.id
