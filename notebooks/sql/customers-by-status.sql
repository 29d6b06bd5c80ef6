-- Where customers stand, and how many accounts they hold on average.
SELECT
  customer.status,
  count(*) AS customers,
  sum(totals.account_count) AS accounts,
  round(avg(CAST(totals.account_count AS double)), 2) AS accounts_each
FROM views.customer_wide AS customer
JOIN views.customer_totals AS totals ON totals.customer_number = customer.customer_number
GROUP BY customer.status
ORDER BY customers DESC
