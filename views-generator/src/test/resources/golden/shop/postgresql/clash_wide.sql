-- views.clash_wide: One row per id, with a_b, a, clash.
-- reads canonical.clash, canonical.left_part, canonical.right_part
-- id | varchar | id | 
-- name | varchar | name | 
-- a_name | varchar | a_name | 
-- x | varchar | x | 
-- y | varchar | y | 
-- a_b_c_a3715283 | varchar | a_b.c | From a_b.c.
-- b_c | varchar | a.b_c | From a.b_c.
-- a_name_2c213256 | varchar | a.name | From a.name.
-- clash_c | varchar | clash.c | From clash.c.
-- _sequence | varchar | _sequence | Orders the changes of one clash, as text.
-- _changed_at | timestamp(3) | _changed_at | When the clash changed in its source, UTC.
SELECT
  clash.id AS id,
  clash.name AS name,
  clash.a_name AS a_name,
  clash.x AS x,
  clash.y AS y,
  a_b.c AS a_b_c_a3715283,
  a.b_c AS b_c,
  a.name AS a_name_2c213256,
  clash_15a5a497.c AS clash_c,
  clash._sequence AS _sequence,
  CAST(date_trunc('milliseconds', clash._changed_at AT TIME ZONE 'UTC' + INTERVAL '500 microseconds') AS timestamp(3)) AS _changed_at
FROM canonical.clash AS clash
LEFT JOIN canonical.left_part AS a_b
  ON a_b.id = clash.x
LEFT JOIN canonical.right_part AS a
  ON a.id = clash.y
LEFT JOIN canonical.left_part AS clash_15a5a497
  ON clash_15a5a497.id = clash.x
