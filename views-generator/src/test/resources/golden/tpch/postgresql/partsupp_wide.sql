-- views.partsupp_wide: One row per partkey, suppkey, with part, supplier, supplier.nation, supplier.nation.region.
-- reads canonical.partsupp, canonical.part, canonical.supplier, canonical.nation, canonical.region
-- partkey | bigint | partkey | 
-- suppkey | bigint | suppkey | 
-- availqty | integer | availqty | 
-- supplycost | decimal(12, 2) | supplycost | 
-- comment | varchar | comment | 
-- part_name | varchar | part.name | From part.name.
-- mfgr | varchar | part.mfgr | From part.mfgr.
-- brand | varchar | part.brand | From part.brand.
-- type | varchar | part.type | From part.type.
-- size | integer | part.size | From part.size.
-- container | varchar | part.container | From part.container.
-- retailprice | decimal(12, 2) | part.retailprice | From part.retailprice.
-- part_comment | varchar | part.comment | From part.comment.
-- supplier_name | varchar | supplier.name | From supplier.name.
-- address | varchar | supplier.address | From supplier.address.
-- nationkey | bigint | supplier.nationkey | From supplier.nationkey.
-- phone | varchar | supplier.phone | From supplier.phone.
-- acctbal | decimal(12, 2) | supplier.acctbal | From supplier.acctbal.
-- supplier_comment | varchar | supplier.comment | From supplier.comment.
-- nation_name | varchar | supplier.nation.name | From supplier.nation.name.
-- regionkey | bigint | supplier.nation.regionkey | From supplier.nation.regionkey.
-- nation_comment | varchar | supplier.nation.comment | From supplier.nation.comment.
-- region_name | varchar | supplier.nation.region.name | From supplier.nation.region.name.
-- region_comment | varchar | supplier.nation.region.comment | From supplier.nation.region.comment.
-- _sequence | varchar | _sequence | Orders the changes of one partsupp, as text.
-- _changed_at | timestamp(3) | _changed_at | When the partsupp changed in its source, UTC.
SELECT
  partsupp.partkey AS partkey,
  partsupp.suppkey AS suppkey,
  partsupp.availqty AS availqty,
  partsupp.supplycost AS supplycost,
  partsupp.comment AS comment,
  part.name AS part_name,
  part.mfgr AS mfgr,
  part.brand AS brand,
  part.type AS type,
  part.size AS size,
  part.container AS container,
  part.retailprice AS retailprice,
  part.comment AS part_comment,
  supplier.name AS supplier_name,
  supplier.address AS address,
  supplier.nationkey AS nationkey,
  supplier.phone AS phone,
  supplier.acctbal AS acctbal,
  supplier.comment AS supplier_comment,
  supplier_nation.name AS nation_name,
  supplier_nation.regionkey AS regionkey,
  supplier_nation.comment AS nation_comment,
  supplier_nation_region.name AS region_name,
  supplier_nation_region.comment AS region_comment,
  partsupp._sequence AS _sequence,
  CAST(date_trunc('milliseconds', partsupp._changed_at AT TIME ZONE 'UTC' + INTERVAL '500 microseconds') AS timestamp(3)) AS _changed_at
FROM canonical.partsupp AS partsupp
LEFT JOIN canonical.part AS part
  ON part.partkey = partsupp.partkey
LEFT JOIN canonical.supplier AS supplier
  ON supplier.suppkey = partsupp.suppkey
LEFT JOIN canonical.nation AS supplier_nation
  ON supplier_nation.nationkey = supplier.nationkey
LEFT JOIN canonical.region AS supplier_nation_region
  ON supplier_nation_region.regionkey = supplier_nation.regionkey
