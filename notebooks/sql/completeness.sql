-- The share of accounts in which a column is filled, in percent.
SELECT filled.column_name, round(100.0 * filled.present / filled.total, 1) AS percent_filled
FROM (
  SELECT
    count(*) AS total,
    count(account_name) AS account_name,
    count(account_type) AS account_type,
    count(created) AS created,
    count(valid_from) AS valid_from,
    count(valid_to) AS valid_to,
    count(customer_status) AS customer_status,
    count(last_name) AS last_name,
    count(middle_names) AS middle_names,
    count(gender) AS gender,
    count(marital_status) AS marital_status
  FROM views.account_wide
) AS counted
CROSS JOIN UNNEST(
  ARRAY[
    'account_name', 'account_type', 'created', 'valid_from', 'valid_to',
    'customer_status', 'last_name', 'middle_names', 'gender', 'marital_status'
  ],
  ARRAY[
    counted.account_name, counted.account_type, counted.created, counted.valid_from, counted.valid_to,
    counted.customer_status, counted.last_name, counted.middle_names, counted.gender, counted.marital_status
  ],
  repeat(counted.total, 10)
) AS filled (column_name, present, total)
ORDER BY percent_filled, filled.column_name
