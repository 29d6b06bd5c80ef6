-- views.customer_history: A party in its role as a customer. One row per change of a customer_number, valid from _valid_from up to, but without, _valid_to.
-- reads canonical.customer_history
-- customer_number | varchar | customer_number | The number under which the customer is known; printed on every letter.
-- status | varchar | status | Where the customer stands in its life: New until first business, Closed when it is over.
-- party_id | varchar | party_id | The party that is the customer; an individual while party_type is Individual.
-- party_type | varchar | party_type | What kind of party the customer is.
-- _op | varchar | _op | create, update or read.
-- _sequence | varchar | _sequence | Orders the changes of one customer, as text.
-- _valid_from | timestamp(3) | _changed_at | When this change was made in its source, UTC.
-- _valid_to | timestamp(3) | _changed_at | When a later change took its place or its table was truncated, UTC; that moment is outside. Null while there is neither. Not after _valid_from: this change was never the valid one.
-- _is_current | boolean | _sequence | Whether neither a later change nor a later truncate exists.
SELECT
  change.customer_number AS customer_number,
  change.status AS status,
  change.party_id AS party_id,
  change.party_type AS party_type,
  change._op AS _op,
  change._sequence AS _sequence,
  change._valid_from AS _valid_from,
  LEAST(COALESCE(change._next_at, change._truncated_at), COALESCE(change._truncated_at, change._next_at)) AS _valid_to,
  change._is_current AS _is_current
FROM (
  SELECT
    stored.customer_number AS customer_number,
    stored.status AS status,
    stored.party_id AS party_id,
    stored.party_type AS party_type,
    stored._op AS _op,
    stored._sequence AS _sequence,
    CAST(at_timezone(stored._changed_at, 'UTC') AS timestamp(3)) AS _valid_from,
    MIN(CAST(at_timezone(stored._changed_at, 'UTC') AS timestamp(3))) OVER (PARTITION BY stored.customer_number ORDER BY stored._sequence ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS _next_at,
    array_min(map_values(map_filter(truncates.times, (cut, moment) -> cut >= stored._sequence))) AS _truncated_at,
    LEAD(stored._sequence) OVER (PARTITION BY stored.customer_number ORDER BY stored._sequence) IS NULL AND (truncates.highest IS NULL OR truncates.highest < stored._sequence) AS _is_current
  FROM canonical.customer_history AS stored
  CROSS JOIN (
    SELECT
      map_agg(stored._sequence, CAST(at_timezone(stored._changed_at, 'UTC') AS timestamp(3))) AS times,
      MAX(stored._sequence) AS highest
    FROM canonical.customer_history AS stored
    WHERE stored.customer_number IS NULL AND stored._op = 'truncate'
  ) AS truncates
) AS change
WHERE change._op <> 'delete' AND change._op <> 'truncate'
