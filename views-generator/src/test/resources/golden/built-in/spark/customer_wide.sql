-- views.customer_wide: A party in its role as a customer. One row per customer_number, with party.
-- reads canonical.customer, canonical.individual
-- customer_number | varchar | customer_number | The number under which the customer is known; printed on every letter.
-- status | varchar | status | Where the customer stands in its life: New until first business, Closed when it is over.
-- party_id | varchar | party_id | The party that is the customer; an individual while party_type is Individual.
-- party_type | varchar | party_type | What kind of party the customer is.
-- name | varchar | party.name | The full name as the person writes it. From party.name.
-- first_name | varchar | party.first_name | Given name. From party.first_name.
-- last_name | varchar | party.last_name | Family name. From party.last_name.
-- middle_names | varchar | party.middle_names | All names between the given and the family name, separated by blanks. From party.middle_names.
-- prefix | varchar | party.prefix | Form of address before the name. From party.prefix.
-- gender | varchar | party.gender | Gender as the person stated it. From party.gender.
-- marital_status | varchar | party.marital_status | Marital status as far as the legacy system knows it. From party.marital_status.
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
  party.middle_names AS middle_names,
  party.prefix AS prefix,
  party.gender AS gender,
  party.marital_status AS marital_status,
  customer._sequence AS _sequence,
  timestampadd(MILLISECOND, unix_millis(timestampadd(MICROSECOND, 500, customer._changed_at)), TIMESTAMP_NTZ '1970-01-01 00:00:00') AS _changed_at
FROM canonical.customer AS customer
LEFT JOIN canonical.individual AS party
  ON party.id = customer.party_id
