-- views.category_wide: A branch of the tree of categories; it's "any" of them. One row per id.
-- reads canonical.category
-- id | varchar | id | 
-- name | varchar | name | 
-- parent_id | varchar | parent_id | 
-- _sequence | varchar | _sequence | Orders the changes of one category, as text.
-- _changed_at | timestamp(3) | _changed_at | When the category changed in its source, UTC.
SELECT
  category.id AS id,
  category.name AS name,
  category.parent_id AS parent_id,
  category._sequence AS _sequence,
  CAST(date_trunc('milliseconds', category._changed_at AT TIME ZONE 'UTC' + INTERVAL '500 microseconds') AS timestamp(3)) AS _changed_at
FROM canonical.category AS category
