-- views.message_totals: What refers to it, counted and summed: message. One row per id.
-- reads canonical.message
-- id | varchar | id | 
-- message_count | bigint | message.about_message.row_count | How many message rows have it as about_message.
-- message_size_sum | bigint | message.about_message.size_sum | Sum of message.size over those rows; null where there is none.
SELECT
  message.id AS id,
  COALESCE(of_message_.row_count, 0) AS message_count,
  of_message_.size_sum AS message_size_sum
FROM canonical.message AS message
LEFT JOIN (
  SELECT
    child.about_id AS about_id,
    COUNT(*) AS row_count,
    CAST(SUM(child.size) AS bigint) AS size_sum
  FROM canonical.message AS child
  WHERE child.about_kind = 'Message'
  GROUP BY child.about_id
) AS of_message_
  ON of_message_.about_id = message.id
