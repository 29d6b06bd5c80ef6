-- views.account_wide: An account of a customer. One row per account_number, with customer, customer.party.
-- reads canonical.account, canonical.customer, canonical.individual
-- account_number | varchar | account_number | Number of the account.
-- account_name | varchar | account_name | 
-- account_type | varchar | account_type | 
-- customer_number | varchar | customer_number | Who holds it.
-- status | varchar | status | 
-- created | timestamp(3) | created | When it was opened.
-- valid_from | date | valid_from | 
-- valid_to | date | valid_to | 
-- customer_status | varchar | customer.status | Where the relation stands. From customer.status.
-- party_id | varchar | customer.party_id | From customer.party_id.
-- party_type | varchar | customer.party_type | From customer.party_type.
-- name | varchar | customer.party.name | From customer.party.name.
-- first_name | varchar | customer.party.first_name | From customer.party.first_name.
-- last_name | varchar | customer.party.last_name | From customer.party.last_name.
-- gender | varchar | customer.party.gender | From customer.party.gender.
-- _sequence | varchar | _sequence | Orders the changes of one account, as text.
-- _changed_at | timestamp(3) | _changed_at | When the account changed in its source, UTC.
SELECT
  account.account_number AS account_number,
  account.account_name AS account_name,
  account.account_type AS account_type,
  account.customer_number AS customer_number,
  account.status AS status,
  CAST(at_timezone(account.created, 'UTC') AS timestamp(3)) AS created,
  account.valid_from AS valid_from,
  account.valid_to AS valid_to,
  customer.status AS customer_status,
  customer.party_id AS party_id,
  customer.party_type AS party_type,
  customer_party.name AS name,
  customer_party.first_name AS first_name,
  customer_party.last_name AS last_name,
  customer_party.gender AS gender,
  account._sequence AS _sequence,
  CAST(at_timezone(account._changed_at, 'UTC') AS timestamp(3)) AS _changed_at
FROM canonical.account AS account
LEFT JOIN canonical.customer AS customer
  ON customer.customer_number = account.customer_number
LEFT JOIN canonical.individual AS customer_party
  ON customer_party.id = customer.party_id
