-- How many accounts of each type there are, by status.
SELECT account_type, status, count(*) AS accounts
FROM views.account_wide
WHERE account_type IS NOT NULL
GROUP BY account_type, status
ORDER BY account_type, status
