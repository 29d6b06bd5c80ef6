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
  CAST(date_trunc('milliseconds', right_part._changed_at AT TIME ZONE 'UTC' + INTERVAL '500 microseconds') AS timestamp(3)) AS _changed_at
FROM canonical.right_part AS right_part
