-- Every version of the account that changed most; the smallest number wins a tie.
SELECT account_number, _valid_from, _valid_to, _op, status, account_name, valid_to, _is_current
FROM views.account_history
WHERE account_number = (
  SELECT account_number
  FROM views.account_history
  GROUP BY account_number
  ORDER BY count(*) DESC, account_number
  LIMIT 1
)
ORDER BY _sequence
