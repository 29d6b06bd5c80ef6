-- views.shopper_totals: What refers to it, counted and summed: order, shopper. One row per id.
-- reads canonical.shopper, canonical.order
-- id | varchar | id | 
-- order_count | bigint | order.buyer.row_count | How many order rows have it as buyer.
-- order_total_sum | decimal(38, 4) | order.buyer.total_sum | Sum of order.total over those rows; null where there is none.
-- order_array | array(row(id bigint, placed timestamp(3), billing_id bigint, shipping_id bigint, country varchar, shop_number integer, total decimal(18, 4), gift boolean, delivery row(planned timestamp(3), note varchar), steps array(row(at timestamp(3), "table" varchar)))) | order.buyer._array | The order rows that have it as buyer, ordered by their key, personal values null; empty where there is none.
-- shopper_count | bigint | shopper.recommended_by.row_count | How many shopper rows have it as recommended_by.
SELECT
  shopper.id AS id,
  COALESCE(of_order_.row_count, 0) AS order_count,
  of_order_.total_sum AS order_total_sum,
  COALESCE(of_order_._array, array()) AS order_array,
  COALESCE(of_shopper_.row_count, 0) AS shopper_count
FROM canonical.shopper AS shopper
LEFT JOIN (
  SELECT
    child.buyer_id AS buyer_id,
    COUNT(*) AS row_count,
    CAST(SUM(child.total) AS decimal(38,4)) AS total_sum,
    transform(sort_array(collect_list(named_struct('k', struct(child.id), 'v', named_struct('id', child.id, 'placed', timestampadd(MILLISECOND, unix_millis(timestampadd(MICROSECOND, 500, child.placed)), TIMESTAMP_NTZ '1970-01-01 00:00:00'), 'billing_id', child.billing_id, 'shipping_id', child.shipping_id, 'country', child.country, 'shop_number', child.shop_number, 'total', child.total, 'gift', child.gift, 'delivery', IF(child.delivery IS NULL, NULL, named_struct('planned', timestampadd(MILLISECOND, unix_millis(timestampadd(MICROSECOND, 500, child.delivery.planned)), TIMESTAMP_NTZ '1970-01-01 00:00:00'), 'note', child.delivery.note)), 'steps', transform(child.steps, e1 -> IF(e1 IS NULL, NULL, named_struct('at', timestampadd(MILLISECOND, unix_millis(timestampadd(MICROSECOND, 500, e1.at)), TIMESTAMP_NTZ '1970-01-01 00:00:00'), 'table', e1.`table`))))))), e -> e.v) AS _array
  FROM canonical.`order` AS child
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
