-- views.order_history: An order; its name is a reserved word. One row per change of a id, valid from _valid_from up to, but without, _valid_to.
-- reads canonical.order_history
-- id | bigint | id | 
-- placed | timestamp(3) | placed | 
-- buyer_id | varchar | buyer_id | 
-- billing_id | bigint | billing_id | 
-- shipping_id | bigint | shipping_id | 
-- country | varchar | country | 
-- shop_number | integer | shop_number | 
-- total | decimal(18, 4) | total | 
-- gift | boolean | gift | 
-- delivery | row(planned timestamp(3), note varchar) | delivery | 
-- steps | array(row(at timestamp(3), "table" varchar)) | steps | 
-- _op | varchar | _op | create, update or read.
-- _sequence | varchar | _sequence | Orders the changes of one order, as text.
-- _valid_from | timestamp(3) | _changed_at | When this change was made in its source, UTC.
-- _valid_to | timestamp(3) | _changed_at | When a later change took its place or its table was truncated, UTC; that moment is outside. Null while there is neither. Not after _valid_from: this change was never the valid one.
-- _is_current | boolean | _sequence | Whether neither a later change nor a later truncate exists.
SELECT
  change.id AS id,
  change.placed AS placed,
  change.buyer_id AS buyer_id,
  change.billing_id AS billing_id,
  change.shipping_id AS shipping_id,
  change.country AS country,
  change.shop_number AS shop_number,
  change.total AS total,
  change.gift AS gift,
  change.delivery AS delivery,
  change.steps AS steps,
  change._op AS _op,
  change._sequence AS _sequence,
  change._valid_from AS _valid_from,
  LEAST(COALESCE(change._next_at, change._truncated_at), COALESCE(change._truncated_at, change._next_at)) AS _valid_to,
  change._is_current AS _is_current
FROM (
  SELECT
    stored.id AS id,
    CAST(at_timezone(stored.placed, 'UTC') AS timestamp(3)) AS placed,
    stored.buyer_id AS buyer_id,
    stored.billing_id AS billing_id,
    stored.shipping_id AS shipping_id,
    stored.country AS country,
    stored.shop_number AS shop_number,
    stored.total AS total,
    stored.gift AS gift,
    IF(stored.delivery IS NULL, NULL, CAST(ROW(CAST(at_timezone(stored.delivery.planned, 'UTC') AS timestamp(3)), stored.delivery.note) AS row(planned timestamp(3), note varchar))) AS delivery,
    transform(stored.steps, e1 -> IF(e1 IS NULL, NULL, CAST(ROW(CAST(at_timezone(e1.at, 'UTC') AS timestamp(3)), e1."table") AS row(at timestamp(3), "table" varchar)))) AS steps,
    stored._op AS _op,
    stored._sequence AS _sequence,
    CAST(at_timezone(stored._changed_at, 'UTC') AS timestamp(3)) AS _valid_from,
    MIN(CAST(at_timezone(stored._changed_at, 'UTC') AS timestamp(3))) OVER (PARTITION BY stored.id ORDER BY stored._sequence ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS _next_at,
    array_min(map_values(map_filter(truncates.times, (cut, moment) -> cut >= stored._sequence))) AS _truncated_at,
    LEAD(stored._sequence) OVER (PARTITION BY stored.id ORDER BY stored._sequence) IS NULL AND (truncates.highest IS NULL OR truncates.highest < stored._sequence) AS _is_current
  FROM canonical.order_history AS stored
  CROSS JOIN (
    SELECT
      map_agg(stored._sequence, CAST(at_timezone(stored._changed_at, 'UTC') AS timestamp(3))) AS times,
      MAX(stored._sequence) AS highest
    FROM canonical.order_history AS stored
    WHERE stored.id IS NULL AND stored._op = 'truncate'
  ) AS truncates
) AS change
WHERE change._op <> 'delete' AND change._op <> 'truncate'
