-- From which status to which accounts went, how often, and how long they had been there.
WITH versions AS (
  SELECT
    status,
    lag(status) OVER (PARTITION BY account_number ORDER BY _sequence) AS before,
    lag(_valid_from) OVER (PARTITION BY account_number ORDER BY _sequence) AS since,
    _valid_from
  FROM views.account_history
)
SELECT
  before AS status_before,
  status AS status_after,
  count(*) AS changes,
  approx_percentile(date_diff('second', since, _valid_from), 0.5) AS median_seconds_since_last_change
FROM versions
WHERE before <> status
GROUP BY before, status
ORDER BY changes DESC, status_before, status_after
