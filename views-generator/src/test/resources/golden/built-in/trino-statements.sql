CREATE SCHEMA IF NOT EXISTS canonical WITH (location = 's3://lake-bucket/canonical');

CREATE SCHEMA IF NOT EXISTS views WITH (location = 's3://lake-bucket/views');

CALL system.register_table(schema_name => 'canonical', table_name => 'account', table_location => 's3://lake-bucket/canonical/account');

CALL system.register_table(schema_name => 'canonical', table_name => 'account_history', table_location => 's3://lake-bucket/canonical/account_history');

CALL system.register_table(schema_name => 'canonical', table_name => 'customer', table_location => 's3://lake-bucket/canonical/customer');

CALL system.register_table(schema_name => 'canonical', table_name => 'customer_history', table_location => 's3://lake-bucket/canonical/customer_history');

CALL system.register_table(schema_name => 'canonical', table_name => 'individual', table_location => 's3://lake-bucket/canonical/individual');

CALL system.register_table(schema_name => 'canonical', table_name => 'individual_history', table_location => 's3://lake-bucket/canonical/individual_history');

CREATE OR REPLACE VIEW views.account_wide
COMMENT 'An account that a customer holds. One row per account_number, with customer, customer.party.'
SECURITY DEFINER AS
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
  CAST(at_timezone(account._changed_at, 'UTC') AS timestamp(3)) AS _changed_at
FROM canonical.account AS account
LEFT JOIN canonical.customer AS customer
  ON customer.customer_number = account.customer_number
LEFT JOIN canonical.individual AS customer_party
  ON customer_party.id = customer.party_id;

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

CREATE OR REPLACE VIEW views.account_history
COMMENT 'An account that a customer holds. One row per change of a account_number, valid from _valid_from up to, but without, _valid_to.'
SECURITY DEFINER AS
SELECT
  change.account_number AS account_number,
  change.account_name AS account_name,
  change.account_type AS account_type,
  change.customer_number AS customer_number,
  change.status AS status,
  change.created AS created,
  change.valid_from AS valid_from,
  change.valid_to AS valid_to,
  change._op AS _op,
  change._sequence AS _sequence,
  change._valid_from AS _valid_from,
  LEAST(COALESCE(change._next_at, change._truncated_at), COALESCE(change._truncated_at, change._next_at)) AS _valid_to,
  change._is_current AS _is_current
FROM (
  SELECT
    stored.account_number AS account_number,
    stored.account_name AS account_name,
    stored.account_type AS account_type,
    stored.customer_number AS customer_number,
    stored.status AS status,
    stored.created AS created,
    stored.valid_from AS valid_from,
    stored.valid_to AS valid_to,
    stored._op AS _op,
    stored._sequence AS _sequence,
    CAST(at_timezone(stored._changed_at, 'UTC') AS timestamp(3)) AS _valid_from,
    MIN(CAST(at_timezone(stored._changed_at, 'UTC') AS timestamp(3))) OVER (PARTITION BY stored.account_number ORDER BY stored._sequence ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS _next_at,
    array_min(map_values(map_filter(truncates.times, (cut, moment) -> cut >= stored._sequence))) AS _truncated_at,
    LEAD(stored._sequence) OVER (PARTITION BY stored.account_number ORDER BY stored._sequence) IS NULL AND (truncates.highest IS NULL OR truncates.highest < stored._sequence) AS _is_current
  FROM canonical.account_history AS stored
  CROSS JOIN (
    SELECT
      map_agg(stored._sequence, CAST(at_timezone(stored._changed_at, 'UTC') AS timestamp(3))) AS times,
      MAX(stored._sequence) AS highest
    FROM canonical.account_history AS stored
    WHERE stored.account_number IS NULL AND stored._op = 'truncate'
  ) AS truncates
) AS change
WHERE change._op <> 'delete' AND change._op <> 'truncate';

COMMENT ON COLUMN views.account_history.account_number IS 'The number of the account, unique over all customers.';

COMMENT ON COLUMN views.account_history.account_name IS 'The name that the customer gave the account; may hold the customer''s own name.';

COMMENT ON COLUMN views.account_history.account_type IS 'The product, in the words of the legacy system.';

COMMENT ON COLUMN views.account_history.customer_number IS 'The customer that holds the account.';

COMMENT ON COLUMN views.account_history.status IS 'Where the account stands in its life.';

COMMENT ON COLUMN views.account_history.created IS 'The day on which the account was opened.';

COMMENT ON COLUMN views.account_history.valid_from IS 'The first day on which the account can be used.';

COMMENT ON COLUMN views.account_history.valid_to IS 'The last day on which the account can be used; absent while no end is known.';

COMMENT ON COLUMN views.account_history._op IS 'create, update or read.';

COMMENT ON COLUMN views.account_history._sequence IS 'Orders the changes of one account, as text.';

COMMENT ON COLUMN views.account_history._valid_from IS 'When this change was made in its source, UTC.';

COMMENT ON COLUMN views.account_history._valid_to IS 'When a later change took its place or its table was truncated, UTC; that moment is outside. Null while there is neither. Not after _valid_from: this change was never the valid one.';

COMMENT ON COLUMN views.account_history._is_current IS 'Whether neither a later change nor a later truncate exists.';

CREATE OR REPLACE VIEW views.customer_wide
COMMENT 'A party in its role as a customer. One row per customer_number, with party.'
SECURITY DEFINER AS
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
  CAST(at_timezone(customer._changed_at, 'UTC') AS timestamp(3)) AS _changed_at
FROM canonical.customer AS customer
LEFT JOIN canonical.individual AS party
  ON party.id = customer.party_id;

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

CREATE OR REPLACE VIEW views.customer_history
COMMENT 'A party in its role as a customer. One row per change of a customer_number, valid from _valid_from up to, but without, _valid_to.'
SECURITY DEFINER AS
SELECT
  change.customer_number AS customer_number,
  change.status AS status,
  change.party_id AS party_id,
  change.party_type AS party_type,
  change._op AS _op,
  change._sequence AS _sequence,
  change._valid_from AS _valid_from,
  LEAST(COALESCE(change._next_at, change._truncated_at), COALESCE(change._truncated_at, change._next_at)) AS _valid_to,
  change._is_current AS _is_current
FROM (
  SELECT
    stored.customer_number AS customer_number,
    stored.status AS status,
    stored.party_id AS party_id,
    stored.party_type AS party_type,
    stored._op AS _op,
    stored._sequence AS _sequence,
    CAST(at_timezone(stored._changed_at, 'UTC') AS timestamp(3)) AS _valid_from,
    MIN(CAST(at_timezone(stored._changed_at, 'UTC') AS timestamp(3))) OVER (PARTITION BY stored.customer_number ORDER BY stored._sequence ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS _next_at,
    array_min(map_values(map_filter(truncates.times, (cut, moment) -> cut >= stored._sequence))) AS _truncated_at,
    LEAD(stored._sequence) OVER (PARTITION BY stored.customer_number ORDER BY stored._sequence) IS NULL AND (truncates.highest IS NULL OR truncates.highest < stored._sequence) AS _is_current
  FROM canonical.customer_history AS stored
  CROSS JOIN (
    SELECT
      map_agg(stored._sequence, CAST(at_timezone(stored._changed_at, 'UTC') AS timestamp(3))) AS times,
      MAX(stored._sequence) AS highest
    FROM canonical.customer_history AS stored
    WHERE stored.customer_number IS NULL AND stored._op = 'truncate'
  ) AS truncates
) AS change
WHERE change._op <> 'delete' AND change._op <> 'truncate';

COMMENT ON COLUMN views.customer_history.customer_number IS 'The number under which the customer is known; printed on every letter.';

COMMENT ON COLUMN views.customer_history.status IS 'Where the customer stands in its life: New until first business, Closed when it is over.';

COMMENT ON COLUMN views.customer_history.party_id IS 'The party that is the customer; an individual while party_type is Individual.';

COMMENT ON COLUMN views.customer_history.party_type IS 'What kind of party the customer is.';

COMMENT ON COLUMN views.customer_history._op IS 'create, update or read.';

COMMENT ON COLUMN views.customer_history._sequence IS 'Orders the changes of one customer, as text.';

COMMENT ON COLUMN views.customer_history._valid_from IS 'When this change was made in its source, UTC.';

COMMENT ON COLUMN views.customer_history._valid_to IS 'When a later change took its place or its table was truncated, UTC; that moment is outside. Null while there is neither. Not after _valid_from: this change was never the valid one.';

COMMENT ON COLUMN views.customer_history._is_current IS 'Whether neither a later change nor a later truncate exists.';

CREATE OR REPLACE VIEW views.customer_totals
COMMENT 'A party in its role as a customer. What refers to it, counted and summed: account. One row per customer_number.'
SECURITY DEFINER AS
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

COMMENT ON COLUMN views.customer_totals.customer_number IS 'The number under which the customer is known; printed on every letter.';

COMMENT ON COLUMN views.customer_totals.account_count IS 'How many account rows have it as customer.';

CREATE OR REPLACE VIEW views.individual_wide
COMMENT 'A natural person, whatever roles the person has. One row per id.'
SECURITY DEFINER AS
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
  CAST(at_timezone(individual._changed_at, 'UTC') AS timestamp(3)) AS _changed_at
FROM canonical.individual AS individual;

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

CREATE OR REPLACE VIEW views.individual_history
COMMENT 'A natural person, whatever roles the person has. One row per change of a id, valid from _valid_from up to, but without, _valid_to.'
SECURITY DEFINER AS
SELECT
  change.id AS id,
  change.name AS name,
  change.first_name AS first_name,
  change.last_name AS last_name,
  change.middle_names AS middle_names,
  change.prefix AS prefix,
  change.gender AS gender,
  change.marital_status AS marital_status,
  change._op AS _op,
  change._sequence AS _sequence,
  change._valid_from AS _valid_from,
  LEAST(COALESCE(change._next_at, change._truncated_at), COALESCE(change._truncated_at, change._next_at)) AS _valid_to,
  change._is_current AS _is_current
FROM (
  SELECT
    stored.id AS id,
    stored.name AS name,
    stored.first_name AS first_name,
    stored.last_name AS last_name,
    stored.middle_names AS middle_names,
    stored.prefix AS prefix,
    stored.gender AS gender,
    stored.marital_status AS marital_status,
    stored._op AS _op,
    stored._sequence AS _sequence,
    CAST(at_timezone(stored._changed_at, 'UTC') AS timestamp(3)) AS _valid_from,
    MIN(CAST(at_timezone(stored._changed_at, 'UTC') AS timestamp(3))) OVER (PARTITION BY stored.id ORDER BY stored._sequence ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS _next_at,
    array_min(map_values(map_filter(truncates.times, (cut, moment) -> cut >= stored._sequence))) AS _truncated_at,
    LEAD(stored._sequence) OVER (PARTITION BY stored.id ORDER BY stored._sequence) IS NULL AND (truncates.highest IS NULL OR truncates.highest < stored._sequence) AS _is_current
  FROM canonical.individual_history AS stored
  CROSS JOIN (
    SELECT
      map_agg(stored._sequence, CAST(at_timezone(stored._changed_at, 'UTC') AS timestamp(3))) AS times,
      MAX(stored._sequence) AS highest
    FROM canonical.individual_history AS stored
    WHERE stored.id IS NULL AND stored._op = 'truncate'
  ) AS truncates
) AS change
WHERE change._op <> 'delete' AND change._op <> 'truncate';

COMMENT ON COLUMN views.individual_history.id IS 'Identifies the person across systems: the origin''s prefix and the number there.';

COMMENT ON COLUMN views.individual_history.name IS 'The full name as the person writes it.';

COMMENT ON COLUMN views.individual_history.first_name IS 'Given name.';

COMMENT ON COLUMN views.individual_history.last_name IS 'Family name.';

COMMENT ON COLUMN views.individual_history.middle_names IS 'All names between the given and the family name, separated by blanks.';

COMMENT ON COLUMN views.individual_history.prefix IS 'Form of address before the name.';

COMMENT ON COLUMN views.individual_history.gender IS 'Gender as the person stated it.';

COMMENT ON COLUMN views.individual_history.marital_status IS 'Marital status as far as the legacy system knows it.';

COMMENT ON COLUMN views.individual_history._op IS 'create, update or read.';

COMMENT ON COLUMN views.individual_history._sequence IS 'Orders the changes of one individual, as text.';

COMMENT ON COLUMN views.individual_history._valid_from IS 'When this change was made in its source, UTC.';

COMMENT ON COLUMN views.individual_history._valid_to IS 'When a later change took its place or its table was truncated, UTC; that moment is outside. Null while there is neither. Not after _valid_from: this change was never the valid one.';

COMMENT ON COLUMN views.individual_history._is_current IS 'Whether neither a later change nor a later truncate exists.';

CREATE OR REPLACE VIEW views.individual_totals
COMMENT 'A natural person, whatever roles the person has. What refers to it, counted and summed: customer. One row per id.'
SECURITY DEFINER AS
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

COMMENT ON COLUMN views.individual_totals.id IS 'Identifies the person across systems: the origin''s prefix and the number there.';

COMMENT ON COLUMN views.individual_totals.customer_count IS 'How many customer rows have it as party.';

CREATE OR REPLACE VIEW views.account_as_of
COMMENT 'An account that a customer holds. One row per change of a account_number, with customer, customer.party as they were at _valid_from.'
SECURITY DEFINER AS
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
  account._valid_from AS _valid_from,
  account._valid_to AS _valid_to
FROM views.account_history AS account
LEFT JOIN views.customer_history AS customer
  ON customer.customer_number = account.customer_number
  AND customer._valid_from <= account._valid_from
  AND (customer._valid_to > account._valid_from OR customer._valid_to IS NULL)
LEFT JOIN views.individual_history AS customer_party
  ON customer_party.id = customer.party_id
  AND customer_party._valid_from <= account._valid_from
  AND (customer_party._valid_to > account._valid_from OR customer_party._valid_to IS NULL);

COMMENT ON COLUMN views.account_as_of.account_number IS 'The number of the account, unique over all customers.';

COMMENT ON COLUMN views.account_as_of.account_name IS 'The name that the customer gave the account; may hold the customer''s own name.';

COMMENT ON COLUMN views.account_as_of.account_type IS 'The product, in the words of the legacy system.';

COMMENT ON COLUMN views.account_as_of.customer_number IS 'The customer that holds the account.';

COMMENT ON COLUMN views.account_as_of.status IS 'Where the account stands in its life.';

COMMENT ON COLUMN views.account_as_of.created IS 'The day on which the account was opened.';

COMMENT ON COLUMN views.account_as_of.valid_from IS 'The first day on which the account can be used.';

COMMENT ON COLUMN views.account_as_of.valid_to IS 'The last day on which the account can be used; absent while no end is known.';

COMMENT ON COLUMN views.account_as_of.customer_status IS 'Where the customer stands in its life: New until first business, Closed when it is over. From customer.status.';

COMMENT ON COLUMN views.account_as_of.party_id IS 'The party that is the customer; an individual while party_type is Individual. From customer.party_id.';

COMMENT ON COLUMN views.account_as_of.party_type IS 'What kind of party the customer is. From customer.party_type.';

COMMENT ON COLUMN views.account_as_of.name IS 'The full name as the person writes it. From customer.party.name.';

COMMENT ON COLUMN views.account_as_of.first_name IS 'Given name. From customer.party.first_name.';

COMMENT ON COLUMN views.account_as_of.last_name IS 'Family name. From customer.party.last_name.';

COMMENT ON COLUMN views.account_as_of.middle_names IS 'All names between the given and the family name, separated by blanks. From customer.party.middle_names.';

COMMENT ON COLUMN views.account_as_of.prefix IS 'Form of address before the name. From customer.party.prefix.';

COMMENT ON COLUMN views.account_as_of.gender IS 'Gender as the person stated it. From customer.party.gender.';

COMMENT ON COLUMN views.account_as_of.marital_status IS 'Marital status as far as the legacy system knows it. From customer.party.marital_status.';

COMMENT ON COLUMN views.account_as_of._sequence IS 'Orders the changes of one account, as text.';

COMMENT ON COLUMN views.account_as_of._valid_from IS 'When this change was made in its source, UTC; everything else is as it was then.';

COMMENT ON COLUMN views.account_as_of._valid_to IS 'When a later change took its place or its table was truncated, UTC; null while there is neither.';

CREATE OR REPLACE VIEW views.customer_as_of
COMMENT 'A party in its role as a customer. One row per change of a customer_number, with party as they were at _valid_from.'
SECURITY DEFINER AS
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
  customer._valid_from AS _valid_from,
  customer._valid_to AS _valid_to
FROM views.customer_history AS customer
LEFT JOIN views.individual_history AS party
  ON party.id = customer.party_id
  AND party._valid_from <= customer._valid_from
  AND (party._valid_to > customer._valid_from OR party._valid_to IS NULL);

COMMENT ON COLUMN views.customer_as_of.customer_number IS 'The number under which the customer is known; printed on every letter.';

COMMENT ON COLUMN views.customer_as_of.status IS 'Where the customer stands in its life: New until first business, Closed when it is over.';

COMMENT ON COLUMN views.customer_as_of.party_id IS 'The party that is the customer; an individual while party_type is Individual.';

COMMENT ON COLUMN views.customer_as_of.party_type IS 'What kind of party the customer is.';

COMMENT ON COLUMN views.customer_as_of.name IS 'The full name as the person writes it. From party.name.';

COMMENT ON COLUMN views.customer_as_of.first_name IS 'Given name. From party.first_name.';

COMMENT ON COLUMN views.customer_as_of.last_name IS 'Family name. From party.last_name.';

COMMENT ON COLUMN views.customer_as_of.middle_names IS 'All names between the given and the family name, separated by blanks. From party.middle_names.';

COMMENT ON COLUMN views.customer_as_of.prefix IS 'Form of address before the name. From party.prefix.';

COMMENT ON COLUMN views.customer_as_of.gender IS 'Gender as the person stated it. From party.gender.';

COMMENT ON COLUMN views.customer_as_of.marital_status IS 'Marital status as far as the legacy system knows it. From party.marital_status.';

COMMENT ON COLUMN views.customer_as_of._sequence IS 'Orders the changes of one customer, as text.';

COMMENT ON COLUMN views.customer_as_of._valid_from IS 'When this change was made in its source, UTC; everything else is as it was then.';

COMMENT ON COLUMN views.customer_as_of._valid_to IS 'When a later change took its place or its table was truncated, UTC; null while there is neither.';
