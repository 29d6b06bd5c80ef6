-- How many customers hold no account, one, two ...; six and more are one group.
SELECT
  CASE WHEN account_count >= 6 THEN '6+' ELSE CAST(account_count AS varchar) END AS accounts,
  count(*) AS customers
FROM views.customer_totals
GROUP BY CASE WHEN account_count >= 6 THEN '6+' ELSE CAST(account_count AS varchar) END
ORDER BY accounts
