-- Rules that rows should keep, with how many do not. Those of the first kind hold by construction: a number there is a fault of
-- the pipeline. Those of the second kind depend on the source: a number there is a question to its owner.
SELECT 'pipeline' AS promised_by, 'one row per account' AS rule, count(*) - count(DISTINCT account_number) AS violations
FROM views.account_wide
UNION ALL
SELECT 'pipeline', 'one row per customer', count(*) - count(DISTINCT customer_number)
FROM views.customer_wide
UNION ALL
SELECT 'pipeline', 'status of an account is known', count_if(status NOT IN ('New', 'Active', 'Closed'))
FROM views.account_wide
UNION ALL
SELECT 'pipeline', 'at most one current version of an account', count(*)
FROM (
  SELECT account_number
  FROM views.account_history
  WHERE _is_current
  GROUP BY account_number
  HAVING count(*) > 1
) AS twice
UNION ALL
SELECT 'source', 'an account has a customer', count_if(customer_status IS NULL)
FROM views.account_wide
UNION ALL
SELECT 'source', 'an account ends after it begins', count_if(valid_to < valid_from)
FROM views.account_wide
UNION ALL
SELECT 'source', 'a closed customer has no open account', count_if(customer_status = 'Closed' AND status <> 'Closed')
FROM views.account_wide
ORDER BY promised_by, rule
