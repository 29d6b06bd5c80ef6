-- views.supplier_as_of: One row per change of a suppkey, with nation, nation.region as they were at _valid_from.
-- reads views.supplier_history, views.nation_history, views.region_history
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
-- _valid_from | timestamp(3) | _changed_at | When this change was made in its source, UTC; everything else is as it was then.
-- _valid_to | timestamp(3) | _changed_at | When a later change took its place or its table was truncated, UTC; null while there is neither.
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
  supplier._valid_from AS _valid_from,
  supplier._valid_to AS _valid_to
FROM views.supplier_history AS supplier
LEFT JOIN views.nation_history AS nation
  ON nation.nationkey = supplier.nationkey
  AND nation._valid_from <= supplier._valid_from
  AND (nation._valid_to > supplier._valid_from OR nation._valid_to IS NULL)
LEFT JOIN views.region_history AS nation_region
  ON nation_region.regionkey = nation.regionkey
  AND nation_region._valid_from <= supplier._valid_from
  AND (nation_region._valid_to > supplier._valid_from OR nation_region._valid_to IS NULL)
