-- views.call_history: One row per change of a switch, call_number, valid from _valid_from up to, but without, _valid_to.
-- reads canonical.call_history
-- switch | varchar | switch | 
-- call_number | bigint | call_number | 
-- caller_id | bigint | caller_id | 
-- callee_id | bigint | callee_id | 
-- begun | timestamp(3) | begun | 
-- seconds | integer | seconds | 
-- charge | decimal(12, 6) | charge | 
-- begin_site | varchar | begin_site | 
-- begin_sector | integer | begin_sector | 
-- end_site | varchar | end_site | 
-- end_sector | integer | end_sector | 
-- _op | varchar | _op | create, update or read.
-- _sequence | varchar | _sequence | Orders the changes of one call, as text.
-- _valid_from | timestamp(3) | _changed_at | When this change was made in its source, UTC.
-- _valid_to | timestamp(3) | _changed_at | When a later change took its place or its table was truncated, UTC; that moment is outside. Null while there is neither. Not after _valid_from: this change was never the valid one.
-- _is_current | boolean | _sequence | Whether neither a later change nor a later truncate exists.
SELECT
  change.switch AS switch,
  change.call_number AS call_number,
  change.caller_id AS caller_id,
  change.callee_id AS callee_id,
  change.begun AS begun,
  change.seconds AS seconds,
  change.charge AS charge,
  change.begin_site AS begin_site,
  change.begin_sector AS begin_sector,
  change.end_site AS end_site,
  change.end_sector AS end_sector,
  change._op AS _op,
  change._sequence AS _sequence,
  change._valid_from AS _valid_from,
  LEAST(COALESCE(change._next_at, change._truncated_at), COALESCE(change._truncated_at, change._next_at)) AS _valid_to,
  change._is_current AS _is_current
FROM (
  SELECT
    stored.switch AS switch,
    stored.call_number AS call_number,
    stored.caller_id AS caller_id,
    stored.callee_id AS callee_id,
    timestampadd(MILLISECOND, unix_millis(timestampadd(MICROSECOND, 500, stored.begun)), TIMESTAMP_NTZ '1970-01-01 00:00:00') AS begun,
    stored.seconds AS seconds,
    stored.charge AS charge,
    stored.begin_site AS begin_site,
    stored.begin_sector AS begin_sector,
    stored.end_site AS end_site,
    stored.end_sector AS end_sector,
    stored._op AS _op,
    stored._sequence AS _sequence,
    timestampadd(MILLISECOND, unix_millis(timestampadd(MICROSECOND, 500, stored._changed_at)), TIMESTAMP_NTZ '1970-01-01 00:00:00') AS _valid_from,
    MIN(timestampadd(MILLISECOND, unix_millis(timestampadd(MICROSECOND, 500, stored._changed_at)), TIMESTAMP_NTZ '1970-01-01 00:00:00')) OVER (PARTITION BY stored.switch, stored.call_number ORDER BY stored._sequence ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS _next_at,
    array_min(map_values(map_filter(truncates.times, (cut, moment) -> cut >= stored._sequence))) AS _truncated_at,
    LEAD(stored._sequence) OVER (PARTITION BY stored.switch, stored.call_number ORDER BY stored._sequence) IS NULL AND (truncates.highest IS NULL OR truncates.highest < stored._sequence) AS _is_current
  FROM canonical.call_history AS stored
  CROSS JOIN (
    SELECT
      map_from_entries(collect_list(struct(stored._sequence, timestampadd(MILLISECOND, unix_millis(timestampadd(MICROSECOND, 500, stored._changed_at)), TIMESTAMP_NTZ '1970-01-01 00:00:00')))) AS times,
      MAX(stored._sequence) AS highest
    FROM canonical.call_history AS stored
    WHERE stored.switch IS NULL AND stored._op = 'truncate'
  ) AS truncates
) AS change
WHERE change._op <> 'delete' AND change._op <> 'truncate'
