-- Who the customers are.
SELECT
  coalesce(gender, 'not known') AS gender,
  coalesce(marital_status, 'not known') AS marital_status,
  count(*) AS customers
FROM views.customer_wide
WHERE party_type = 'Individual'
GROUP BY gender, marital_status
ORDER BY gender, marital_status
