-- views.customer_wide: A party in its role as a customer. One row per customer_number, with party.
-- reads canonical.customer, canonical.individual
-- customer_number | varchar | customer_number | Number of the customer.
-- status | varchar | status | Where the relation stands.
-- party_id | varchar | party_id | 
-- party_type | varchar | party_type | 
-- name | varchar | party.name | From party.name.
-- first_name | varchar | party.first_name | From party.first_name.
-- last_name | varchar | party.last_name | From party.last_name.
-- gender | varchar | party.gender | From party.gender.
-- _sequence | varchar | _sequence | Orders the changes of one customer, as text.
-- _changed_at | timestamp(3) | _changed_at | When the customer changed in its source, UTC.
SELECT
  customer.customer_number AS customer_number,
  customer.status AS status,
  customer.party_id AS party_id,
  customer.party_type AS party_type,
  party.name AS name,
  party.first_name AS first_name,
  party.last_name AS last_name,
  party.gender AS gender,
  customer._sequence AS _sequence,
  CAST(at_timezone(customer._changed_at, 'UTC') AS timestamp(3)) AS _changed_at
FROM canonical.customer AS customer
LEFT JOIN canonical.individual AS party
  ON party.id = customer.party_id
