-- views.part_wide: One row per partkey.
-- reads canonical.part
-- partkey | bigint | partkey | 
-- name | varchar | name | 
-- mfgr | varchar | mfgr | 
-- brand | varchar | brand | 
-- type | varchar | type | 
-- size | integer | size | 
-- container | varchar | container | 
-- retailprice | decimal(12, 2) | retailprice | 
-- comment | varchar | comment | 
-- _sequence | varchar | _sequence | Orders the changes of one part, as text.
-- _changed_at | timestamp(3) | _changed_at | When the part changed in its source, UTC.
SELECT
  part.partkey AS partkey,
  part.name AS name,
  part.mfgr AS mfgr,
  part.brand AS brand,
  part.type AS type,
  part.size AS size,
  part.container AS container,
  part.retailprice AS retailprice,
  part.comment AS comment,
  part._sequence AS _sequence,
  timestampadd(MILLISECOND, unix_millis(timestampadd(MICROSECOND, 500, part._changed_at)), TIMESTAMP_NTZ '1970-01-01 00:00:00') AS _changed_at
FROM canonical.part AS part
