-- views.claim_history: Damage that was reported. One row per change of a id, valid from _valid_from up to, but without, _valid_to.
-- reads canonical.claim_history
-- id | varchar | id | 
-- reported | timestamp(3) | reported | 
-- against_kind | varchar | against_kind | 
-- against_id | varchar | against_id | 
-- cause | varchar | cause | 
-- row_count | integer | row_count | 
-- _op | varchar | _op | create, update or read.
-- _sequence | varchar | _sequence | Orders the changes of one claim, as text.
-- _valid_from | timestamp(3) | _changed_at | When this change was made in its source, UTC.
-- _valid_to | timestamp(3) | _changed_at | When a later change took its place or its table was truncated, UTC; that moment is outside. Null while there is neither. Not after _valid_from: this change was never the valid one.
-- _is_current | boolean | _sequence | Whether neither a later change nor a later truncate exists.
SELECT
  change.id AS id,
  change.reported AS reported,
  change.against_kind AS against_kind,
  change.against_id AS against_id,
  change.cause AS cause,
  change.row_count AS row_count,
  change._op AS _op,
  change._sequence AS _sequence,
  change._valid_from AS _valid_from,
  LEAST(COALESCE(change._next_at, change._truncated_at), COALESCE(change._truncated_at, change._next_at)) AS _valid_to,
  change._is_current AS _is_current
FROM (
  SELECT
    stored.id AS id,
    CAST(at_timezone(stored.reported, 'UTC') AS timestamp(3)) AS reported,
    stored.against_kind AS against_kind,
    stored.against_id AS against_id,
    stored.cause AS cause,
    stored.row_count AS row_count,
    stored._op AS _op,
    stored._sequence AS _sequence,
    CAST(at_timezone(stored._changed_at, 'UTC') AS timestamp(3)) AS _valid_from,
    MIN(CAST(at_timezone(stored._changed_at, 'UTC') AS timestamp(3))) OVER (PARTITION BY stored.id ORDER BY stored._sequence ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS _next_at,
    array_min(map_values(map_filter(truncates.times, (cut, moment) -> cut >= stored._sequence))) AS _truncated_at,
    LEAD(stored._sequence) OVER (PARTITION BY stored.id ORDER BY stored._sequence) IS NULL AND (truncates.highest IS NULL OR truncates.highest < stored._sequence) AS _is_current
  FROM canonical.claim_history AS stored
  CROSS JOIN (
    SELECT
      map_agg(stored._sequence, CAST(at_timezone(stored._changed_at, 'UTC') AS timestamp(3))) AS times,
      MAX(stored._sequence) AS highest
    FROM canonical.claim_history AS stored
    WHERE stored.id IS NULL AND stored._op = 'truncate'
  ) AS truncates
) AS change
WHERE change._op <> 'delete' AND change._op <> 'truncate'
