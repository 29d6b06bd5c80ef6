-- views.company_history: Limited, public, or a club. One row per change of a id, valid from _valid_from up to, but without, _valid_to.
-- reads canonical.company_history
-- id | varchar | id | 
-- name | varchar | name | 
-- country | varchar | country | 
-- head_id | varchar | head_id | 
-- _op | varchar | _op | create, update or read.
-- _sequence | varchar | _sequence | Orders the changes of one company, as text.
-- _valid_from | timestamp(3) | _changed_at | When this change was made in its source, UTC.
-- _valid_to | timestamp(3) | _changed_at | When a later change took its place or its table was truncated, UTC; that moment is outside. Null while there is neither. Not after _valid_from: this change was never the valid one.
-- _is_current | boolean | _sequence | Whether neither a later change nor a later truncate exists.
SELECT
  change.id AS id,
  change.name AS name,
  change.country AS country,
  change.head_id AS head_id,
  change._op AS _op,
  change._sequence AS _sequence,
  change._valid_from AS _valid_from,
  LEAST(COALESCE(change._next_at, change._truncated_at), COALESCE(change._truncated_at, change._next_at)) AS _valid_to,
  change._is_current AS _is_current
FROM (
  SELECT
    stored.id AS id,
    stored.name AS name,
    stored.country AS country,
    stored.head_id AS head_id,
    stored._op AS _op,
    stored._sequence AS _sequence,
    CAST(at_timezone(stored._changed_at, 'UTC') AS timestamp(3)) AS _valid_from,
    MIN(CAST(at_timezone(stored._changed_at, 'UTC') AS timestamp(3))) OVER (PARTITION BY stored.id ORDER BY stored._sequence ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS _next_at,
    array_min(map_values(map_filter(truncates.times, (cut, moment) -> cut >= stored._sequence))) AS _truncated_at,
    LEAD(stored._sequence) OVER (PARTITION BY stored.id ORDER BY stored._sequence) IS NULL AND (truncates.highest IS NULL OR truncates.highest < stored._sequence) AS _is_current
  FROM canonical.company_history AS stored
  CROSS JOIN (
    SELECT
      map_agg(stored._sequence, CAST(at_timezone(stored._changed_at, 'UTC') AS timestamp(3))) AS times,
      MAX(stored._sequence) AS highest
    FROM canonical.company_history AS stored
    WHERE stored.id IS NULL AND stored._op = 'truncate'
  ) AS truncates
) AS change
WHERE change._op <> 'delete' AND change._op <> 'truncate'
