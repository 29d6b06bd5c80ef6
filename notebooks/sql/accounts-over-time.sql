-- How many accounts there were, by status, at 21 moments from the first change to the last.
WITH span AS (
  SELECT min(_valid_from) AS start, date_diff('millisecond', min(_valid_from), max(_valid_from)) AS millis
  FROM views.account_history
),
moments AS (
  SELECT step, date_add('millisecond', step * millis / 20, start) AS moment
  FROM span
  CROSS JOIN UNNEST(sequence(0, 20)) AS steps (step)
)
SELECT date_format(moment, '%m-%d %H:%i:%s') AS moment, status, count(*) AS accounts
FROM moments
JOIN views.account_history AS account
  ON account._valid_from <= moments.moment
  AND (account._valid_to > moments.moment OR account._valid_to IS NULL)
GROUP BY step, moment, status
ORDER BY step, status
