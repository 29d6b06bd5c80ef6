-- Everything about the customer who holds most accounts; the smallest number wins a tie.
SELECT
  customer.customer_number,
  customer.name,
  customer.gender,
  customer.marital_status,
  customer.status,
  totals.account_count AS accounts,
  customer._changed_at AS last_change
FROM views.customer_wide AS customer
JOIN views.customer_totals AS totals ON totals.customer_number = customer.customer_number
ORDER BY totals.account_count DESC, customer.customer_number
LIMIT 1
