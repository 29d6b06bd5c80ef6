-- views.account_wide: An account that a customer holds. One row per account_number, with customer, customer.party.
-- reads canonical.account, canonical.customer, canonical.individual
-- account_number | varchar | account_number | The number of the account, unique over all customers.
-- account_name | varchar | account_name | The name that the customer gave the account; may hold the customer's own name.
-- account_type | varchar | account_type | The product, in the words of the legacy system.
-- customer_number | varchar | customer_number | The customer that holds the account.
-- status | varchar | status | Where the account stands in its life.
-- created | date | created | The day on which the account was opened.
-- valid_from | date | valid_from | The first day on which the account can be used.
-- valid_to | date | valid_to | The last day on which the account can be used; absent while no end is known.
-- customer_status | varchar | customer.status | Where the customer stands in its life: New until first business, Closed when it is over. From customer.status.
-- party_id | varchar | customer.party_id | The party that is the customer; an individual while party_type is Individual. From customer.party_id.
-- party_type | varchar | customer.party_type | What kind of party the customer is. From customer.party_type.
-- name | varchar | customer.party.name | The full name as the person writes it. From customer.party.name.
-- first_name | varchar | customer.party.first_name | Given name. From customer.party.first_name.
-- last_name | varchar | customer.party.last_name | Family name. From customer.party.last_name.
-- middle_names | varchar | customer.party.middle_names | All names between the given and the family name, separated by blanks. From customer.party.middle_names.
-- prefix | varchar | customer.party.prefix | Form of address before the name. From customer.party.prefix.
-- gender | varchar | customer.party.gender | Gender as the person stated it. From customer.party.gender.
-- marital_status | varchar | customer.party.marital_status | Marital status as far as the legacy system knows it. From customer.party.marital_status.
-- _sequence | varchar | _sequence | Orders the changes of one account, as text.
-- _changed_at | timestamp(3) | _changed_at | When the account changed in its source, UTC.
SELECT
  account.account_number AS account_number,
  account.account_name AS account_name,
  account.account_type AS account_type,
  account.customer_number AS customer_number,
  account.status AS status,
  account.created AS created,
  account.valid_from AS valid_from,
  account.valid_to AS valid_to,
  customer.status AS customer_status,
  customer.party_id AS party_id,
  customer.party_type AS party_type,
  customer_party.name AS name,
  customer_party.first_name AS first_name,
  customer_party.last_name AS last_name,
  customer_party.middle_names AS middle_names,
  customer_party.prefix AS prefix,
  customer_party.gender AS gender,
  customer_party.marital_status AS marital_status,
  account._sequence AS _sequence,
  CAST(date_trunc('milliseconds', account._changed_at AT TIME ZONE 'UTC' + INTERVAL '500 microseconds') AS timestamp(3)) AS _changed_at
FROM canonical.account AS account
LEFT JOIN canonical.customer AS customer
  ON customer.customer_number = account.customer_number
LEFT JOIN canonical.individual AS customer_party
  ON customer_party.id = customer.party_id
