-- views.customer_as_of: One row per change of a custkey, with nation, nation.region as they were at _valid_from.
-- reads views.customer_history, views.nation_history, views.region_history
-- custkey | bigint | custkey | 
-- name | varchar | name | 
-- address | varchar | address | 
-- nationkey | bigint | nationkey | 
-- phone | varchar | phone | 
-- acctbal | decimal(12, 2) | acctbal | 
-- mktsegment | varchar | mktsegment | 
-- comment | varchar | comment | 
-- nation_name | varchar | nation.name | From nation.name.
-- regionkey | bigint | nation.regionkey | From nation.regionkey.
-- nation_comment | varchar | nation.comment | From nation.comment.
-- region_name | varchar | nation.region.name | From nation.region.name.
-- region_comment | varchar | nation.region.comment | From nation.region.comment.
-- _sequence | varchar | _sequence | Orders the changes of one customer, as text.
-- _valid_from | timestamp(3) | _changed_at | When this change was made in its source, UTC; everything else is as it was then.
-- _valid_to | timestamp(3) | _changed_at | When a later change took its place or its table was truncated, UTC; null while there is neither.
SELECT
  customer.custkey AS custkey,
  customer.name AS name,
  customer.address AS address,
  customer.nationkey AS nationkey,
  customer.phone AS phone,
  customer.acctbal AS acctbal,
  customer.mktsegment AS mktsegment,
  customer.comment AS comment,
  nation.name AS nation_name,
  nation.regionkey AS regionkey,
  nation.comment AS nation_comment,
  nation_region.name AS region_name,
  nation_region.comment AS region_comment,
  customer._sequence AS _sequence,
  customer._valid_from AS _valid_from,
  customer._valid_to AS _valid_to
FROM views.customer_history AS customer
LEFT JOIN views.nation_history AS nation
  ON nation.nationkey = customer.nationkey
  AND nation._valid_from <= customer._valid_from
  AND (nation._valid_to > customer._valid_from OR nation._valid_to IS NULL)
LEFT JOIN views.region_history AS nation_region
  ON nation_region.regionkey = nation.regionkey
  AND nation_region._valid_from <= customer._valid_from
  AND (nation_region._valid_to > customer._valid_from OR nation_region._valid_to IS NULL)
