-- Accounts by status half way between the first change and the last, and now.
WITH middle AS (
  SELECT
    date_add('millisecond', date_diff('millisecond', min(_valid_from), max(_valid_from)) / 2, min(_valid_from)) AS moment
  FROM views.account_history
)
SELECT
  account.status,
  count_if(
    account._valid_from <= middle.moment AND (account._valid_to > middle.moment OR account._valid_to IS NULL)
  ) AS half_way,
  count_if(account._is_current) AS now
FROM views.account_history AS account
CROSS JOIN middle
GROUP BY account.status
ORDER BY account.status
