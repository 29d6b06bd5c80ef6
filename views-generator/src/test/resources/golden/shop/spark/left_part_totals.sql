-- views.left_part_totals: What refers to it, counted and summed: a_very_long_name_that_goes_on_and_on_until_it_is_at_the_end_a_most_long_name_that_goes_on_and_on_until_it_is_at_the_end, a_very_long_name_that_goes_on_and_on_until_it_is_at_the_end_a_more_long_name_that_goes_on_and_on_until_it_is_at_the_end, clash_a_b, clash_clash. One row per id.
-- reads canonical.left_part, canonical.a_very_long_name_that_goes_on_and_on_until_it_is_at_the_end, canonical.clash
-- id | varchar | id | 
-- a_very_long_name_that_goes_on_and_on_until_it_is_at_th_9e9624a7 | bigint | a_very_long_name_that_goes_on_and_on_until_it_is_at_the_end.a_most_long_name_that_goes_on_and_on_until_it_is_at_the_end.row_count | How many a_very_long_name_that_goes_on_and_on_until_it_is_at_the_end rows have it as a_most_long_name_that_goes_on_and_on_until_it_is_at_the_end.
-- a_very_long_name_that_goes_on_and_on_until_it_is_at_th_45df5623 | bigint | a_very_long_name_that_goes_on_and_on_until_it_is_at_the_end.a_more_long_name_that_goes_on_and_on_until_it_is_at_the_end.row_count | How many a_very_long_name_that_goes_on_and_on_until_it_is_at_the_end rows have it as a_more_long_name_that_goes_on_and_on_until_it_is_at_the_end.
-- clash_a_b_count | bigint | clash.a_b.row_count | How many clash rows have it as a_b.
-- clash_clash_count | bigint | clash.clash.row_count | How many clash rows have it as clash.
SELECT
  left_part.id AS id,
  COALESCE(of_a_very_long_name_that_goes_on_and_on_until_it_is_at_1470c31b.row_count, 0) AS a_very_long_name_that_goes_on_and_on_until_it_is_at_th_9e9624a7,
  COALESCE(of_a_very_long_name_that_goes_on_and_on_until_it_is_at_ca9a8b85.row_count, 0) AS a_very_long_name_that_goes_on_and_on_until_it_is_at_th_45df5623,
  COALESCE(of_clash_a_b_.row_count, 0) AS clash_a_b_count,
  COALESCE(of_clash_clash_.row_count, 0) AS clash_clash_count
FROM canonical.left_part AS left_part
LEFT JOIN (
  SELECT
    child.other AS other,
    COUNT(*) AS row_count
  FROM canonical.a_very_long_name_that_goes_on_and_on_until_it_is_at_the_end AS child
  GROUP BY child.other
) AS of_a_very_long_name_that_goes_on_and_on_until_it_is_at_1470c31b
  ON of_a_very_long_name_that_goes_on_and_on_until_it_is_at_1470c31b.other = left_part.id
LEFT JOIN (
  SELECT
    child.next_one AS next_one,
    COUNT(*) AS row_count
  FROM canonical.a_very_long_name_that_goes_on_and_on_until_it_is_at_the_end AS child
  GROUP BY child.next_one
) AS of_a_very_long_name_that_goes_on_and_on_until_it_is_at_ca9a8b85
  ON of_a_very_long_name_that_goes_on_and_on_until_it_is_at_ca9a8b85.next_one = left_part.id
LEFT JOIN (
  SELECT
    child.x AS x,
    COUNT(*) AS row_count
  FROM canonical.clash AS child
  GROUP BY child.x
) AS of_clash_a_b_
  ON of_clash_a_b_.x = left_part.id
LEFT JOIN (
  SELECT
    child.x AS x,
    COUNT(*) AS row_count
  FROM canonical.clash AS child
  GROUP BY child.x
) AS of_clash_clash_
  ON of_clash_clash_.x = left_part.id
