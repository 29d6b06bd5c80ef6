-- views.customer_wide: One row per custkey, with nation, nation.region.
-- reads canonical.customer, canonical.nation, canonical.region
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
-- _changed_at | timestamp(3) | _changed_at | When the customer changed in its source, UTC.
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
  CAST(at_timezone(customer._changed_at, 'UTC') AS timestamp(3)) AS _changed_at
FROM canonical.customer AS customer
LEFT JOIN canonical.nation AS nation
  ON nation.nationkey = customer.nationkey
LEFT JOIN canonical.region AS nation_region
  ON nation_region.regionkey = nation.regionkey
