-- views.holder_totals: What refers to it, counted and summed: subscription. One row per id.
-- reads canonical.holder, canonical.subscription
-- id | varchar | id | 
-- subscription_count | bigint | subscription.holder.row_count | How many subscription rows have it as holder.
SELECT
  holder.id AS id,
  COALESCE(of_subscription_.row_count, 0) AS subscription_count
FROM canonical.holder AS holder
LEFT JOIN (
  SELECT
    child.holder_id AS holder_id,
    COUNT(*) AS row_count
  FROM canonical.subscription AS child
  GROUP BY child.holder_id
) AS of_subscription_
  ON of_subscription_.holder_id = holder.id
