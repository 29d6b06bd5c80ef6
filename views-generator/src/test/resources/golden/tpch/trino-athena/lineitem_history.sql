-- views.lineitem_history: One row per change of a orderkey, linenumber, valid from _valid_from up to, but without, _valid_to.
-- reads canonical.lineitem_history
-- orderkey | bigint | orderkey | 
-- partkey | bigint | partkey | 
-- suppkey | bigint | suppkey | 
-- linenumber | integer | linenumber | 
-- quantity | decimal(12, 2) | quantity | 
-- extendedprice | decimal(12, 2) | extendedprice | 
-- discount | decimal(12, 2) | discount | 
-- tax | decimal(12, 2) | tax | 
-- returnflag | varchar | returnflag | 
-- linestatus | varchar | linestatus | 
-- shipdate | date | shipdate | 
-- commitdate | date | commitdate | 
-- receiptdate | date | receiptdate | 
-- shipinstruct | varchar | shipinstruct | 
-- shipmode | varchar | shipmode | 
-- comment | varchar | comment | 
-- _op | varchar | _op | create, update or read.
-- _sequence | varchar | _sequence | Orders the changes of one lineitem, as text.
-- _valid_from | timestamp(3) | _changed_at | When this change was made in its source, UTC.
-- _valid_to | timestamp(3) | _changed_at | When a later change took its place or its table was truncated, UTC; that moment is outside. Null while there is neither. Not after _valid_from: this change was never the valid one.
-- _is_current | boolean | _sequence | Whether neither a later change nor a later truncate exists.
SELECT
  change.orderkey AS orderkey,
  change.partkey AS partkey,
  change.suppkey AS suppkey,
  change.linenumber AS linenumber,
  change.quantity AS quantity,
  change.extendedprice AS extendedprice,
  change.discount AS discount,
  change.tax AS tax,
  change.returnflag AS returnflag,
  change.linestatus AS linestatus,
  change.shipdate AS shipdate,
  change.commitdate AS commitdate,
  change.receiptdate AS receiptdate,
  change.shipinstruct AS shipinstruct,
  change.shipmode AS shipmode,
  change.comment AS comment,
  change._op AS _op,
  change._sequence AS _sequence,
  change._valid_from AS _valid_from,
  LEAST(COALESCE(change._next_at, change._truncated_at), COALESCE(change._truncated_at, change._next_at)) AS _valid_to,
  change._is_current AS _is_current
FROM (
  SELECT
    stored.orderkey AS orderkey,
    stored.partkey AS partkey,
    stored.suppkey AS suppkey,
    stored.linenumber AS linenumber,
    stored.quantity AS quantity,
    stored.extendedprice AS extendedprice,
    stored.discount AS discount,
    stored.tax AS tax,
    stored.returnflag AS returnflag,
    stored.linestatus AS linestatus,
    stored.shipdate AS shipdate,
    stored.commitdate AS commitdate,
    stored.receiptdate AS receiptdate,
    stored.shipinstruct AS shipinstruct,
    stored.shipmode AS shipmode,
    stored.comment AS comment,
    stored._op AS _op,
    stored._sequence AS _sequence,
    CAST(at_timezone(stored._changed_at, 'UTC') AS timestamp(3)) AS _valid_from,
    MIN(CAST(at_timezone(stored._changed_at, 'UTC') AS timestamp(3))) OVER (PARTITION BY stored.orderkey, stored.linenumber ORDER BY stored._sequence ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS _next_at,
    array_min(map_values(map_filter(truncates.times, (cut, moment) -> cut >= stored._sequence))) AS _truncated_at,
    LEAD(stored._sequence) OVER (PARTITION BY stored.orderkey, stored.linenumber ORDER BY stored._sequence) IS NULL AND (truncates.highest IS NULL OR truncates.highest < stored._sequence) AS _is_current
  FROM canonical.lineitem_history AS stored
  CROSS JOIN (
    SELECT
      map_agg(stored._sequence, CAST(at_timezone(stored._changed_at, 'UTC') AS timestamp(3))) AS times,
      MAX(stored._sequence) AS highest
    FROM canonical.lineitem_history AS stored
    WHERE stored.orderkey IS NULL AND stored._op = 'truncate'
  ) AS truncates
) AS change
WHERE change._op <> 'delete' AND change._op <> 'truncate'
