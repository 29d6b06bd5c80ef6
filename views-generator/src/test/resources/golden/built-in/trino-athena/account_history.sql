-- views.account_history: An account that a customer holds. One row per change of a account_number, valid from _valid_from up to, but without, _valid_to.
-- reads canonical.account_history
-- account_number | varchar | account_number | The number of the account, unique over all customers.
-- account_name | varchar | account_name | The name that the customer gave the account; may hold the customer's own name.
-- account_type | varchar | account_type | The product, in the words of the legacy system.
-- customer_number | varchar | customer_number | The customer that holds the account.
-- status | varchar | status | Where the account stands in its life.
-- created | date | created | The day on which the account was opened.
-- valid_from | date | valid_from | The first day on which the account can be used.
-- valid_to | date | valid_to | The last day on which the account can be used; absent while no end is known.
-- _op | varchar | _op | create, update or read.
-- _sequence | varchar | _sequence | Orders the changes of one account, as text.
-- _valid_from | timestamp(3) | _changed_at | When this change was made in its source, UTC.
-- _valid_to | timestamp(3) | _changed_at | When a later change took its place or its table was truncated, UTC; that moment is outside. Null while there is neither. Not after _valid_from: this change was never the valid one.
-- _is_current | boolean | _sequence | Whether neither a later change nor a later truncate exists.
SELECT
  change.account_number AS account_number,
  change.account_name AS account_name,
  change.account_type AS account_type,
  change.customer_number AS customer_number,
  change.status AS status,
  change.created AS created,
  change.valid_from AS valid_from,
  change.valid_to AS valid_to,
  change._op AS _op,
  change._sequence AS _sequence,
  change._valid_from AS _valid_from,
  LEAST(COALESCE(change._next_at, change._truncated_at), COALESCE(change._truncated_at, change._next_at)) AS _valid_to,
  change._is_current AS _is_current
FROM (
  SELECT
    stored.account_number AS account_number,
    stored.account_name AS account_name,
    stored.account_type AS account_type,
    stored.customer_number AS customer_number,
    stored.status AS status,
    stored.created AS created,
    stored.valid_from AS valid_from,
    stored.valid_to AS valid_to,
    stored._op AS _op,
    stored._sequence AS _sequence,
    CAST(at_timezone(stored._changed_at, 'UTC') AS timestamp(3)) AS _valid_from,
    MIN(CAST(at_timezone(stored._changed_at, 'UTC') AS timestamp(3))) OVER (PARTITION BY stored.account_number ORDER BY stored._sequence ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS _next_at,
    array_min(map_values(map_filter(truncates.times, (cut, moment) -> cut >= stored._sequence))) AS _truncated_at,
    LEAD(stored._sequence) OVER (PARTITION BY stored.account_number ORDER BY stored._sequence) IS NULL AND (truncates.highest IS NULL OR truncates.highest < stored._sequence) AS _is_current
  FROM canonical.account_history AS stored
  CROSS JOIN (
    SELECT
      map_agg(stored._sequence, CAST(at_timezone(stored._changed_at, 'UTC') AS timestamp(3))) AS times,
      MAX(stored._sequence) AS highest
    FROM canonical.account_history AS stored
    WHERE stored.account_number IS NULL AND stored._op = 'truncate'
  ) AS truncates
) AS change
WHERE change._op <> 'delete' AND change._op <> 'truncate'
