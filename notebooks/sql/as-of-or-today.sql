-- Every change of an account, with its customer's status as it was then and as it is today.
SELECT
  coalesce(event.customer_status, 'not there') AS status_then,
  coalesce(customer.status, 'not there') AS status_today,
  count(*) AS changes
FROM views.account_as_of AS event
LEFT JOIN views.customer_wide AS customer ON customer.customer_number = event.customer_number
GROUP BY event.customer_status, customer.status
ORDER BY changes DESC, status_then, status_today
