-- views.nation_wide: One row per nationkey, with region.
-- reads canonical.nation, canonical.region
-- nationkey | bigint | nationkey | 
-- name | varchar | name | 
-- regionkey | bigint | regionkey | 
-- comment | varchar | comment | 
-- region_name | varchar | region.name | From region.name.
-- region_comment | varchar | region.comment | From region.comment.
-- _sequence | varchar | _sequence | Orders the changes of one nation, as text.
-- _changed_at | timestamp(3) | _changed_at | When the nation changed in its source, UTC.
SELECT
  nation.nationkey AS nationkey,
  nation.name AS name,
  nation.regionkey AS regionkey,
  nation.comment AS comment,
  region.name AS region_name,
  region.comment AS region_comment,
  nation._sequence AS _sequence,
  CAST(date_trunc('milliseconds', nation._changed_at AT TIME ZONE 'UTC' + INTERVAL '500 microseconds') AS timestamp(3)) AS _changed_at
FROM canonical.nation AS nation
LEFT JOIN canonical.region AS region
  ON region.regionkey = nation.regionkey
