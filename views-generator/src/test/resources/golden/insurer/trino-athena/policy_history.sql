-- views.policy_history: A promise to pay. One row per change of a policy_number, valid from _valid_from up to, but without, _valid_to.
-- reads canonical.policy_history
-- policy_number | bigint | policy_number | 
-- product | varchar | product | 
-- signed | timestamp(3) | signed | 
-- premium | decimal(12, 2) | premium | 
-- payments | integer | payments | 
-- weight | double | weight | 
-- commission | decimal(12, 2) | commission | 
-- holder_id | varchar | holder_id | 
-- holder_kind | varchar | holder_kind | 
-- payer_id | varchar | payer_id | 
-- payer_kind | varchar | payer_kind | 
-- region | varchar | region | 
-- agent_number | integer | agent_number | 
-- _op | varchar | _op | create, update or read.
-- _sequence | varchar | _sequence | Orders the changes of one policy, as text.
-- _valid_from | timestamp(3) | _changed_at | When this change was made in its source, UTC.
-- _valid_to | timestamp(3) | _changed_at | When a later change took its place or its table was truncated, UTC; that moment is outside. Null while there is neither. Not after _valid_from: this change was never the valid one.
-- _is_current | boolean | _sequence | Whether neither a later change nor a later truncate exists.
SELECT
  change.policy_number AS policy_number,
  change.product AS product,
  change.signed AS signed,
  change.premium AS premium,
  change.payments AS payments,
  change.weight AS weight,
  change.commission AS commission,
  change.holder_id AS holder_id,
  change.holder_kind AS holder_kind,
  change.payer_id AS payer_id,
  change.payer_kind AS payer_kind,
  change.region AS region,
  change.agent_number AS agent_number,
  change._op AS _op,
  change._sequence AS _sequence,
  change._valid_from AS _valid_from,
  LEAST(COALESCE(change._next_at, change._truncated_at), COALESCE(change._truncated_at, change._next_at)) AS _valid_to,
  change._is_current AS _is_current
FROM (
  SELECT
    stored.policy_number AS policy_number,
    stored.product AS product,
    CAST(at_timezone(stored.signed, 'UTC') AS timestamp(3)) AS signed,
    stored.premium AS premium,
    stored.payments AS payments,
    stored.weight AS weight,
    stored.commission AS commission,
    stored.holder_id AS holder_id,
    stored.holder_kind AS holder_kind,
    stored.payer_id AS payer_id,
    stored.payer_kind AS payer_kind,
    stored.region AS region,
    stored.agent_number AS agent_number,
    stored._op AS _op,
    stored._sequence AS _sequence,
    CAST(at_timezone(stored._changed_at, 'UTC') AS timestamp(3)) AS _valid_from,
    MIN(CAST(at_timezone(stored._changed_at, 'UTC') AS timestamp(3))) OVER (PARTITION BY stored.policy_number ORDER BY stored._sequence ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS _next_at,
    array_min(map_values(map_filter(truncates.times, (cut, moment) -> cut >= stored._sequence))) AS _truncated_at,
    LEAD(stored._sequence) OVER (PARTITION BY stored.policy_number ORDER BY stored._sequence) IS NULL AND (truncates.highest IS NULL OR truncates.highest < stored._sequence) AS _is_current
  FROM canonical.policy_history AS stored
  CROSS JOIN (
    SELECT
      map_agg(stored._sequence, CAST(at_timezone(stored._changed_at, 'UTC') AS timestamp(3))) AS times,
      MAX(stored._sequence) AS highest
    FROM canonical.policy_history AS stored
    WHERE stored.policy_number IS NULL AND stored._op = 'truncate'
  ) AS truncates
) AS change
WHERE change._op <> 'delete' AND change._op <> 'truncate'
