-- views.party_totals: Who buys; it's "anyone" — even O'Brien. What refers to it, counted and summed: order_group, order_bill_to. One row per id.
-- reads canonical.party, canonical.order
-- id | varchar | id | 
-- order_group_count | bigint | order.group.row_count | How many order rows have it as group.
-- order_bill_to_count | bigint | order.bill_to.row_count | How many order rows have it as bill_to.
SELECT
  party.id AS id,
  COALESCE(of_order_group_.row_count, 0) AS order_group_count,
  COALESCE(of_order_bill_to_.row_count, 0) AS order_bill_to_count
FROM canonical.party AS party
LEFT JOIN (
  SELECT
    child.group_id AS group_id,
    COUNT(*) AS row_count
  FROM canonical."order" AS child
  GROUP BY child.group_id
) AS of_order_group_
  ON of_order_group_.group_id = party.id
LEFT JOIN (
  SELECT
    child.bill_to AS bill_to,
    COUNT(*) AS row_count
  FROM canonical."order" AS child
  GROUP BY child.bill_to
) AS of_order_bill_to_
  ON of_order_bill_to_.bill_to = party.id
