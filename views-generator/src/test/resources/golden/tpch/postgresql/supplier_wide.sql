-- views.supplier_wide: One row per suppkey, with nation, nation.region.
-- reads canonical.supplier, canonical.nation, canonical.region
-- suppkey | bigint | suppkey | 
-- name | varchar | name | 
-- address | varchar | address | 
-- nationkey | bigint | nationkey | 
-- phone | varchar | phone | 
-- acctbal | decimal(12, 2) | acctbal | 
-- comment | varchar | comment | 
-- nation_name | varchar | nation.name | From nation.name.
-- regionkey | bigint | nation.regionkey | From nation.regionkey.
-- nation_comment | varchar | nation.comment | From nation.comment.
-- region_name | varchar | nation.region.name | From nation.region.name.
-- region_comment | varchar | nation.region.comment | From nation.region.comment.
-- _sequence | varchar | _sequence | Orders the changes of one supplier, as text.
-- _changed_at | timestamp(3) | _changed_at | When the supplier changed in its source, UTC.
SELECT
  supplier.suppkey AS suppkey,
  supplier.name AS name,
  supplier.address AS address,
  supplier.nationkey AS nationkey,
  supplier.phone AS phone,
  supplier.acctbal AS acctbal,
  supplier.comment AS comment,
  nation.name AS nation_name,
  nation.regionkey AS regionkey,
  nation.comment AS nation_comment,
  nation_region.name AS region_name,
  nation_region.comment AS region_comment,
  supplier._sequence AS _sequence,
  CAST(date_trunc('milliseconds', supplier._changed_at AT TIME ZONE 'UTC' + INTERVAL '500 microseconds') AS timestamp(3)) AS _changed_at
FROM canonical.supplier AS supplier
LEFT JOIN canonical.nation AS nation
  ON nation.nationkey = supplier.nationkey
LEFT JOIN canonical.region AS nation_region
  ON nation_region.regionkey = nation.regionkey
