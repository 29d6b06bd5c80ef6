-- The accounts of that customer.
SELECT account_number, account_type, account_name, status, created, valid_to
FROM views.account_wide
WHERE customer_number = (
  SELECT customer_number
  FROM views.customer_totals
  ORDER BY account_count DESC, customer_number
  LIMIT 1
)
ORDER BY account_number
