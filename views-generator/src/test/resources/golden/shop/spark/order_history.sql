-- views.order_history: An order, named with reserved words. One row per change of a order, valid from _valid_from up to, but without, _valid_to.
-- reads canonical.order_history
-- order | bigint | order | 
-- user | varchar | user | 
-- select | double | select | 
-- placed | timestamp(3) | placed | 
-- total | decimal(18, 2) | total | 
-- tags | array(varchar) | tags | 
-- steps | array(row(at timestamp(3), "table" varchar)) | steps | 
-- delivery | row(planned timestamp(3), times array(timestamp(3))) | delivery | 
-- group_id | varchar | group_id | 
-- bill_to | varchar | bill_to | 
-- _op | varchar | _op | create, update or read.
-- _sequence | varchar | _sequence | Orders the changes of one order, as text.
-- _valid_from | timestamp(3) | _changed_at | When this change was made in its source, UTC.
-- _valid_to | timestamp(3) | _changed_at | When a later change took its place or its table was truncated, UTC; that moment is outside. Null while there is neither. Not after _valid_from: this change was never the valid one.
-- _is_current | boolean | _sequence | Whether neither a later change nor a later truncate exists.
SELECT
  change.`order` AS `order`,
  change.`user` AS `user`,
  change.`select` AS `select`,
  change.placed AS placed,
  change.total AS total,
  change.tags AS tags,
  change.steps AS steps,
  change.delivery AS delivery,
  change.group_id AS group_id,
  change.bill_to AS bill_to,
  change._op AS _op,
  change._sequence AS _sequence,
  change._valid_from AS _valid_from,
  LEAST(COALESCE(change._next_at, change._truncated_at), COALESCE(change._truncated_at, change._next_at)) AS _valid_to,
  change._is_current AS _is_current
FROM (
  SELECT
    stored.`order` AS `order`,
    stored.`user` AS `user`,
    stored.`select` AS `select`,
    timestampadd(MILLISECOND, unix_millis(timestampadd(MICROSECOND, 500, stored.placed)), TIMESTAMP_NTZ '1970-01-01 00:00:00') AS placed,
    stored.total AS total,
    stored.tags AS tags,
    transform(stored.steps, e1 -> IF(e1 IS NULL, NULL, named_struct('at', timestampadd(MILLISECOND, unix_millis(timestampadd(MICROSECOND, 500, e1.at)), TIMESTAMP_NTZ '1970-01-01 00:00:00'), 'table', e1.`table`))) AS steps,
    IF(stored.delivery IS NULL, NULL, named_struct('planned', timestampadd(MILLISECOND, unix_millis(timestampadd(MICROSECOND, 500, stored.delivery.planned)), TIMESTAMP_NTZ '1970-01-01 00:00:00'), 'times', transform(stored.delivery.times, e1 -> timestampadd(MILLISECOND, unix_millis(timestampadd(MICROSECOND, 500, e1)), TIMESTAMP_NTZ '1970-01-01 00:00:00')))) AS delivery,
    stored.group_id AS group_id,
    stored.bill_to AS bill_to,
    stored._op AS _op,
    stored._sequence AS _sequence,
    timestampadd(MILLISECOND, unix_millis(timestampadd(MICROSECOND, 500, stored._changed_at)), TIMESTAMP_NTZ '1970-01-01 00:00:00') AS _valid_from,
    MIN(timestampadd(MILLISECOND, unix_millis(timestampadd(MICROSECOND, 500, stored._changed_at)), TIMESTAMP_NTZ '1970-01-01 00:00:00')) OVER (PARTITION BY stored.`order` ORDER BY stored._sequence ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS _next_at,
    array_min(map_values(map_filter(truncates.times, (cut, moment) -> cut >= stored._sequence))) AS _truncated_at,
    LEAD(stored._sequence) OVER (PARTITION BY stored.`order` ORDER BY stored._sequence) IS NULL AND (truncates.highest IS NULL OR truncates.highest < stored._sequence) AS _is_current
  FROM canonical.order_history AS stored
  CROSS JOIN (
    SELECT
      map_from_entries(collect_list(struct(stored._sequence, timestampadd(MILLISECOND, unix_millis(timestampadd(MICROSECOND, 500, stored._changed_at)), TIMESTAMP_NTZ '1970-01-01 00:00:00')))) AS times,
      MAX(stored._sequence) AS highest
    FROM canonical.order_history AS stored
    WHERE stored.`order` IS NULL AND stored._op = 'truncate'
  ) AS truncates
) AS change
WHERE change._op <> 'delete' AND change._op <> 'truncate'
