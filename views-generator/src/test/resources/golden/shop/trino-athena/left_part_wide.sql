-- views.left_part_wide: One row per id.
-- reads canonical.left_part
-- id | varchar | id | 
-- c | varchar | c | 
-- _sequence | varchar | _sequence | Orders the changes of one left_part, as text.
-- _changed_at | timestamp(3) | _changed_at | When the left_part changed in its source, UTC.
SELECT
  left_part.id AS id,
  left_part.c AS c,
  left_part._sequence AS _sequence,
  CAST(at_timezone(left_part._changed_at, 'UTC') AS timestamp(3)) AS _changed_at
FROM canonical.left_part AS left_part
