-- Some rows, to get a feeling for them: account, customer and person side by side.
SELECT account_number, account_type, status, created, customer_number, customer_status, last_name
FROM views.account_wide
ORDER BY account_number
LIMIT 5
