-- How current each table is: its newest change, and how far that is behind the newest change of all.
WITH changes AS (
  SELECT 'account' AS entity, _op, CAST(at_timezone(_changed_at, 'UTC') AS timestamp(3)) AS changed_at
  FROM canonical.account_history
  UNION ALL
  SELECT 'customer', _op, CAST(at_timezone(_changed_at, 'UTC') AS timestamp(3))
  FROM canonical.customer_history
  UNION ALL
  SELECT 'individual', _op, CAST(at_timezone(_changed_at, 'UTC') AS timestamp(3))
  FROM canonical.individual_history
)
SELECT
  entity,
  count(*) AS changes,
  count_if(_op = 'delete') AS deletes,
  min(changed_at) AS first_change,
  max(changed_at) AS newest_change,
  date_diff('second', max(changed_at), (SELECT max(changed_at) FROM changes)) AS seconds_behind
FROM changes
GROUP BY entity
ORDER BY entity
