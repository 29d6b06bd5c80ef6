-- views.right_part_wide: One row per id.
-- reads canonical.right_part
-- id | varchar | id | 
-- b_c | varchar | b_c | 
-- name | varchar | name | 
-- _sequence | varchar | _sequence | Orders the changes of one right_part, as text.
-- _changed_at | timestamp(3) | _changed_at | When the right_part changed in its source, UTC.
SELECT
  right_part.id AS id,
  right_part.b_c AS b_c,
  right_part.name AS name,
  right_part._sequence AS _sequence,
  timestampadd(MILLISECOND, unix_millis(timestampadd(MICROSECOND, 500, right_part._changed_at)), TIMESTAMP_NTZ '1970-01-01 00:00:00') AS _changed_at
FROM canonical.right_part AS right_part
