-- views.right_part_totals: What refers to it, counted and summed: clash. One row per id.
-- reads canonical.right_part, canonical.clash
-- id | varchar | id | 
-- clash_count | bigint | clash.a.row_count | How many clash rows have it as a.
SELECT
  right_part.id AS id,
  COALESCE(of_clash_.row_count, 0) AS clash_count
FROM canonical.right_part AS right_part
LEFT JOIN (
  SELECT
    child.y AS y,
    COUNT(*) AS row_count
  FROM canonical.clash AS child
  GROUP BY child.y
) AS of_clash_
  ON of_clash_.y = right_part.id
