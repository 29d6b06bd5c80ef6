-- views.nation_as_of: One row per change of a nationkey, with region as they were at _valid_from.
-- reads views.nation_history, views.region_history
-- nationkey | bigint | nationkey | 
-- name | varchar | name | 
-- regionkey | bigint | regionkey | 
-- comment | varchar | comment | 
-- region_name | varchar | region.name | From region.name.
-- region_comment | varchar | region.comment | From region.comment.
-- _sequence | varchar | _sequence | Orders the changes of one nation, as text.
-- _valid_from | timestamp(3) | _changed_at | When this change was made in its source, UTC; everything else is as it was then.
-- _valid_to | timestamp(3) | _changed_at | When a later change took its place or its table was truncated, UTC; null while there is neither.
SELECT
  nation.nationkey AS nationkey,
  nation.name AS name,
  nation.regionkey AS regionkey,
  nation.comment AS comment,
  region.name AS region_name,
  region.comment AS region_comment,
  nation._sequence AS _sequence,
  nation._valid_from AS _valid_from,
  nation._valid_to AS _valid_to
FROM views.nation_history AS nation
LEFT JOIN views.region_history AS region
  ON region.regionkey = nation.regionkey
  AND region._valid_from <= nation._valid_from
  AND (region._valid_to > nation._valid_from OR region._valid_to IS NULL)
