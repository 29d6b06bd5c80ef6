-- views.address_wide: One row per id.
-- reads canonical.address
-- id | bigint | id | 
-- line | varchar | line | 
-- city | varchar | city | 
-- _sequence | varchar | _sequence | Orders the changes of one address, as text.
-- _changed_at | timestamp(3) | _changed_at | When the address changed in its source, UTC.
SELECT
  address.id AS id,
  address.line AS line,
  address.city AS city,
  address._sequence AS _sequence,
  CAST(at_timezone(address._changed_at, 'UTC') AS timestamp(3)) AS _changed_at
FROM canonical.address AS address
