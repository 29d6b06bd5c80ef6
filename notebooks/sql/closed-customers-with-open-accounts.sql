-- Accounts that are not closed though their customer is: somebody should look at them.
SELECT account_type, count(*) AS accounts, count(DISTINCT customer_number) AS customers
FROM views.account_wide
WHERE customer_status = 'Closed' AND status <> 'Closed' AND account_type IS NOT NULL
GROUP BY account_type
ORDER BY accounts DESC, account_type
