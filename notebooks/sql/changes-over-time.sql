-- Changes in 20 equal slots between the first and the last one, by what they did.
WITH changes AS (
  SELECT _op AS operation, CAST(at_timezone(_changed_at, 'UTC') AS timestamp(3)) AS changed_at
  FROM canonical.account_history
  UNION ALL
  SELECT _op, CAST(at_timezone(_changed_at, 'UTC') AS timestamp(3))
  FROM canonical.customer_history
),
span AS (
  SELECT min(changed_at) AS start, date_diff('millisecond', min(changed_at), max(changed_at)) + 1 AS millis
  FROM changes
),
slotted AS (
  SELECT
    changes.operation,
    span.start,
    span.millis,
    date_diff('millisecond', span.start, changes.changed_at) * 20 / span.millis AS slot
  FROM changes
  CROSS JOIN span
)
SELECT
  date_format(date_add('millisecond', slot * millis / 20, start), '%m-%d %H:%i:%s') AS since,
  operation,
  count(*) AS changes
FROM slotted
GROUP BY slot, start, millis, operation
ORDER BY slot, operation
