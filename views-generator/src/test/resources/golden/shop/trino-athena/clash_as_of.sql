-- views.clash_as_of: One row per change of a id, with a_b, a, clash as they were at _valid_from.
-- reads views.clash_history, views.left_part_history, views.right_part_history
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
-- _valid_from | timestamp(3) | _changed_at | When this change was made in its source, UTC; everything else is as it was then.
-- _valid_to | timestamp(3) | _changed_at | When a later change took its place or its table was truncated, UTC; null while there is neither.
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
  clash._valid_from AS _valid_from,
  clash._valid_to AS _valid_to
FROM views.clash_history AS clash
LEFT JOIN views.left_part_history AS a_b
  ON a_b.id = clash.x
  AND a_b._valid_from <= clash._valid_from
  AND (a_b._valid_to > clash._valid_from OR a_b._valid_to IS NULL)
LEFT JOIN views.right_part_history AS a
  ON a.id = clash.y
  AND a._valid_from <= clash._valid_from
  AND (a._valid_to > clash._valid_from OR a._valid_to IS NULL)
LEFT JOIN views.left_part_history AS clash_15a5a497
  ON clash_15a5a497.id = clash.x
  AND clash_15a5a497._valid_from <= clash._valid_from
  AND (clash_15a5a497._valid_to > clash._valid_from OR clash_15a5a497._valid_to IS NULL)
