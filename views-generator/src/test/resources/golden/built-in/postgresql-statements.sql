CREATE SCHEMA IF NOT EXISTS canonical;

CREATE SCHEMA IF NOT EXISTS views;

CREATE OR REPLACE VIEW views.account_wide AS
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
  ON customer_party.id = customer.party_id;

COMMENT ON VIEW views.account_wide IS 'An account that a customer holds. One row per account_number, with customer, customer.party.';

COMMENT ON COLUMN views.account_wide.account_number IS 'The number of the account, unique over all customers.';

COMMENT ON COLUMN views.account_wide.account_name IS 'The name that the customer gave the account; may hold the customer''s own name.';

COMMENT ON COLUMN views.account_wide.account_type IS 'The product, in the words of the legacy system.';

COMMENT ON COLUMN views.account_wide.customer_number IS 'The customer that holds the account.';

COMMENT ON COLUMN views.account_wide.status IS 'Where the account stands in its life.';

COMMENT ON COLUMN views.account_wide.created IS 'The day on which the account was opened.';

COMMENT ON COLUMN views.account_wide.valid_from IS 'The first day on which the account can be used.';

COMMENT ON COLUMN views.account_wide.valid_to IS 'The last day on which the account can be used; absent while no end is known.';

COMMENT ON COLUMN views.account_wide.customer_status IS 'Where the customer stands in its life: New until first business, Closed when it is over. From customer.status.';

COMMENT ON COLUMN views.account_wide.party_id IS 'The party that is the customer; an individual while party_type is Individual. From customer.party_id.';

COMMENT ON COLUMN views.account_wide.party_type IS 'What kind of party the customer is. From customer.party_type.';

COMMENT ON COLUMN views.account_wide.name IS 'The full name as the person writes it. From customer.party.name.';

COMMENT ON COLUMN views.account_wide.first_name IS 'Given name. From customer.party.first_name.';

COMMENT ON COLUMN views.account_wide.last_name IS 'Family name. From customer.party.last_name.';

COMMENT ON COLUMN views.account_wide.middle_names IS 'All names between the given and the family name, separated by blanks. From customer.party.middle_names.';

COMMENT ON COLUMN views.account_wide.prefix IS 'Form of address before the name. From customer.party.prefix.';

COMMENT ON COLUMN views.account_wide.gender IS 'Gender as the person stated it. From customer.party.gender.';

COMMENT ON COLUMN views.account_wide.marital_status IS 'Marital status as far as the legacy system knows it. From customer.party.marital_status.';

COMMENT ON COLUMN views.account_wide._sequence IS 'Orders the changes of one account, as text.';

COMMENT ON COLUMN views.account_wide._changed_at IS 'When the account changed in its source, UTC.';

CREATE OR REPLACE VIEW views.customer_wide AS
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
  CAST(date_trunc('milliseconds', customer._changed_at AT TIME ZONE 'UTC' + INTERVAL '500 microseconds') AS timestamp(3)) AS _changed_at
FROM canonical.customer AS customer
LEFT JOIN canonical.individual AS party
  ON party.id = customer.party_id;

COMMENT ON VIEW views.customer_wide IS 'A party in its role as a customer. One row per customer_number, with party.';

COMMENT ON COLUMN views.customer_wide.customer_number IS 'The number under which the customer is known; printed on every letter.';

COMMENT ON COLUMN views.customer_wide.status IS 'Where the customer stands in its life: New until first business, Closed when it is over.';

COMMENT ON COLUMN views.customer_wide.party_id IS 'The party that is the customer; an individual while party_type is Individual.';

COMMENT ON COLUMN views.customer_wide.party_type IS 'What kind of party the customer is.';

COMMENT ON COLUMN views.customer_wide.name IS 'The full name as the person writes it. From party.name.';

COMMENT ON COLUMN views.customer_wide.first_name IS 'Given name. From party.first_name.';

COMMENT ON COLUMN views.customer_wide.last_name IS 'Family name. From party.last_name.';

COMMENT ON COLUMN views.customer_wide.middle_names IS 'All names between the given and the family name, separated by blanks. From party.middle_names.';

COMMENT ON COLUMN views.customer_wide.prefix IS 'Form of address before the name. From party.prefix.';

COMMENT ON COLUMN views.customer_wide.gender IS 'Gender as the person stated it. From party.gender.';

COMMENT ON COLUMN views.customer_wide.marital_status IS 'Marital status as far as the legacy system knows it. From party.marital_status.';

COMMENT ON COLUMN views.customer_wide._sequence IS 'Orders the changes of one customer, as text.';

COMMENT ON COLUMN views.customer_wide._changed_at IS 'When the customer changed in its source, UTC.';

CREATE OR REPLACE VIEW views.customer_totals AS
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
  ON of_account_.customer_number = customer.customer_number;

COMMENT ON VIEW views.customer_totals IS 'A party in its role as a customer. What refers to it, counted and summed: account. One row per customer_number.';

COMMENT ON COLUMN views.customer_totals.customer_number IS 'The number under which the customer is known; printed on every letter.';

COMMENT ON COLUMN views.customer_totals.account_count IS 'How many account rows have it as customer.';

CREATE OR REPLACE VIEW views.individual_wide AS
SELECT
  individual.id AS id,
  individual.name AS name,
  individual.first_name AS first_name,
  individual.last_name AS last_name,
  individual.middle_names AS middle_names,
  individual.prefix AS prefix,
  individual.gender AS gender,
  individual.marital_status AS marital_status,
  individual._sequence AS _sequence,
  CAST(date_trunc('milliseconds', individual._changed_at AT TIME ZONE 'UTC' + INTERVAL '500 microseconds') AS timestamp(3)) AS _changed_at
FROM canonical.individual AS individual;

COMMENT ON VIEW views.individual_wide IS 'A natural person, whatever roles the person has. One row per id.';

COMMENT ON COLUMN views.individual_wide.id IS 'Identifies the person across systems: the origin''s prefix and the number there.';

COMMENT ON COLUMN views.individual_wide.name IS 'The full name as the person writes it.';

COMMENT ON COLUMN views.individual_wide.first_name IS 'Given name.';

COMMENT ON COLUMN views.individual_wide.last_name IS 'Family name.';

COMMENT ON COLUMN views.individual_wide.middle_names IS 'All names between the given and the family name, separated by blanks.';

COMMENT ON COLUMN views.individual_wide.prefix IS 'Form of address before the name.';

COMMENT ON COLUMN views.individual_wide.gender IS 'Gender as the person stated it.';

COMMENT ON COLUMN views.individual_wide.marital_status IS 'Marital status as far as the legacy system knows it.';

COMMENT ON COLUMN views.individual_wide._sequence IS 'Orders the changes of one individual, as text.';

COMMENT ON COLUMN views.individual_wide._changed_at IS 'When the individual changed in its source, UTC.';

CREATE OR REPLACE VIEW views.individual_totals AS
SELECT
  individual.id AS id,
  COALESCE(of_customer_.row_count, 0) AS customer_count
FROM canonical.individual AS individual
LEFT JOIN (
  SELECT
    child.party_id AS party_id,
    COUNT(*) AS row_count
  FROM canonical.customer AS child
  GROUP BY child.party_id
) AS of_customer_
  ON of_customer_.party_id = individual.id;

COMMENT ON VIEW views.individual_totals IS 'A natural person, whatever roles the person has. What refers to it, counted and summed: customer. One row per id.';

COMMENT ON COLUMN views.individual_totals.id IS 'Identifies the person across systems: the origin''s prefix and the number there.';

COMMENT ON COLUMN views.individual_totals.customer_count IS 'How many customer rows have it as party.';
