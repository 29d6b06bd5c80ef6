-- views.customer_totals: A party in its role as a customer. What refers to it, counted and summed: account. One row per customer_number.
-- reads canonical.customer, canonical.account
-- customer_number | varchar | customer_number | The number under which the customer is known; printed on every letter.
-- account_count | bigint | account.customer.row_count | How many account rows have it as customer.
SELECT
  customer.customer_number AS customer_number,
  COALESCE(of_account_.row_count, 0) AS account_count
FROM canonical.customer AS customer
LEFT JOIN (
  SELECT
    child.customer_number AS customer_number,
    COUNT(*) AS row_count
  FROM canonical.account AS child
  GROUP BY child.customer_number
) AS of_account_
  ON of_account_.customer_number = customer.customer_number
