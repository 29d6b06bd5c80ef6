CREATE SCHEMA IF NOT EXISTS views_masked WITH (location = 's3://onramp-lake/views_masked');

CREATE OR REPLACE VIEW views_masked.account_wide
COMMENT 'An account that a customer holds. One row per account_number, with customer, customer.party. Personal values are masked.'
SECURITY DEFINER AS
SELECT
  unmasked.account_number AS account_number,
  CAST(NULL AS varchar) AS account_name,
  unmasked.account_type AS account_type,
  unmasked.customer_number AS customer_number,
  unmasked.status AS status,
  unmasked.created AS created,
  unmasked.valid_from AS valid_from,
  unmasked.valid_to AS valid_to,
  unmasked.customer_status AS customer_status,
  unmasked.party_id AS party_id,
  unmasked.party_type AS party_type,
  lower(to_hex(sha256(to_utf8(unmasked.name)))) AS name,
  substr(unmasked.first_name, 1, 1) AS first_name,
  lower(to_hex(sha256(to_utf8(unmasked.last_name)))) AS last_name,
  CAST(NULL AS varchar) AS middle_names,
  unmasked.prefix AS prefix,
  CAST(NULL AS varchar) AS gender,
  CAST(NULL AS varchar) AS marital_status,
  unmasked._sequence AS _sequence,
  unmasked._changed_at AS _changed_at
FROM views.account_wide AS unmasked;

COMMENT ON COLUMN views_masked.account_wide.account_number IS 'The number of the account, unique over all customers.';

COMMENT ON COLUMN views_masked.account_wide.account_name IS 'Masked (null). The name that the customer gave the account; may hold the customer''s own name.';

COMMENT ON COLUMN views_masked.account_wide.account_type IS 'The product, in the words of the legacy system.';

COMMENT ON COLUMN views_masked.account_wide.customer_number IS 'The customer that holds the account.';

COMMENT ON COLUMN views_masked.account_wide.status IS 'Where the account stands in its life.';

COMMENT ON COLUMN views_masked.account_wide.created IS 'The day on which the account was opened.';

COMMENT ON COLUMN views_masked.account_wide.valid_from IS 'The first day on which the account can be used.';

COMMENT ON COLUMN views_masked.account_wide.valid_to IS 'The last day on which the account can be used; absent while no end is known.';

COMMENT ON COLUMN views_masked.account_wide.customer_status IS 'Where the customer stands in its life: New until first business, Closed when it is over. From customer.status.';

COMMENT ON COLUMN views_masked.account_wide.party_id IS 'The party that is the customer; an individual while party_type is Individual. From customer.party_id.';

COMMENT ON COLUMN views_masked.account_wide.party_type IS 'What kind of party the customer is. From customer.party_type.';

COMMENT ON COLUMN views_masked.account_wide.name IS 'Masked (hash). The full name as the person writes it. From customer.party.name.';

COMMENT ON COLUMN views_masked.account_wide.first_name IS 'Masked (first-letter). Given name. From customer.party.first_name.';

COMMENT ON COLUMN views_masked.account_wide.last_name IS 'Masked (hash). Family name. From customer.party.last_name.';

COMMENT ON COLUMN views_masked.account_wide.middle_names IS 'Masked (null). All names between the given and the family name, separated by blanks. From customer.party.middle_names.';

COMMENT ON COLUMN views_masked.account_wide.prefix IS 'Form of address before the name. From customer.party.prefix.';

COMMENT ON COLUMN views_masked.account_wide.gender IS 'Masked (null). Gender as the person stated it. From customer.party.gender.';

COMMENT ON COLUMN views_masked.account_wide.marital_status IS 'Masked (null). Marital status as far as the legacy system knows it. From customer.party.marital_status.';

COMMENT ON COLUMN views_masked.account_wide._sequence IS 'Orders the changes of one account, as text.';

COMMENT ON COLUMN views_masked.account_wide._changed_at IS 'When the account changed in its source, UTC.';

CREATE OR REPLACE VIEW views_masked.account_history
COMMENT 'An account that a customer holds. One row per change of a account_number, valid from _valid_from up to, but without, _valid_to. Personal values are masked.'
SECURITY DEFINER AS
SELECT
  unmasked.account_number AS account_number,
  CAST(NULL AS varchar) AS account_name,
  unmasked.account_type AS account_type,
  unmasked.customer_number AS customer_number,
  unmasked.status AS status,
  unmasked.created AS created,
  unmasked.valid_from AS valid_from,
  unmasked.valid_to AS valid_to,
  unmasked._op AS _op,
  unmasked._sequence AS _sequence,
  unmasked._valid_from AS _valid_from,
  unmasked._valid_to AS _valid_to,
  unmasked._is_current AS _is_current
FROM views.account_history AS unmasked;

COMMENT ON COLUMN views_masked.account_history.account_number IS 'The number of the account, unique over all customers.';

COMMENT ON COLUMN views_masked.account_history.account_name IS 'Masked (null). The name that the customer gave the account; may hold the customer''s own name.';

COMMENT ON COLUMN views_masked.account_history.account_type IS 'The product, in the words of the legacy system.';

COMMENT ON COLUMN views_masked.account_history.customer_number IS 'The customer that holds the account.';

COMMENT ON COLUMN views_masked.account_history.status IS 'Where the account stands in its life.';

COMMENT ON COLUMN views_masked.account_history.created IS 'The day on which the account was opened.';

COMMENT ON COLUMN views_masked.account_history.valid_from IS 'The first day on which the account can be used.';

COMMENT ON COLUMN views_masked.account_history.valid_to IS 'The last day on which the account can be used; absent while no end is known.';

COMMENT ON COLUMN views_masked.account_history._op IS 'create, update or read.';

COMMENT ON COLUMN views_masked.account_history._sequence IS 'Orders the changes of one account, as text.';

COMMENT ON COLUMN views_masked.account_history._valid_from IS 'When this change was made in its source, UTC.';

COMMENT ON COLUMN views_masked.account_history._valid_to IS 'When a later change took its place or its table was truncated, UTC; that moment is outside. Null while there is neither. Not after _valid_from: this change was never the valid one.';

COMMENT ON COLUMN views_masked.account_history._is_current IS 'Whether neither a later change nor a later truncate exists.';

CREATE OR REPLACE VIEW views_masked.customer_wide
COMMENT 'A party in its role as a customer. One row per customer_number, with party. Personal values are masked.'
SECURITY DEFINER AS
SELECT
  unmasked.customer_number AS customer_number,
  unmasked.status AS status,
  unmasked.party_id AS party_id,
  unmasked.party_type AS party_type,
  lower(to_hex(sha256(to_utf8(unmasked.name)))) AS name,
  substr(unmasked.first_name, 1, 1) AS first_name,
  lower(to_hex(sha256(to_utf8(unmasked.last_name)))) AS last_name,
  CAST(NULL AS varchar) AS middle_names,
  unmasked.prefix AS prefix,
  CAST(NULL AS varchar) AS gender,
  CAST(NULL AS varchar) AS marital_status,
  unmasked._sequence AS _sequence,
  unmasked._changed_at AS _changed_at
FROM views.customer_wide AS unmasked;

COMMENT ON COLUMN views_masked.customer_wide.customer_number IS 'The number under which the customer is known; printed on every letter.';

COMMENT ON COLUMN views_masked.customer_wide.status IS 'Where the customer stands in its life: New until first business, Closed when it is over.';

COMMENT ON COLUMN views_masked.customer_wide.party_id IS 'The party that is the customer; an individual while party_type is Individual.';

COMMENT ON COLUMN views_masked.customer_wide.party_type IS 'What kind of party the customer is.';

COMMENT ON COLUMN views_masked.customer_wide.name IS 'Masked (hash). The full name as the person writes it. From party.name.';

COMMENT ON COLUMN views_masked.customer_wide.first_name IS 'Masked (first-letter). Given name. From party.first_name.';

COMMENT ON COLUMN views_masked.customer_wide.last_name IS 'Masked (hash). Family name. From party.last_name.';

COMMENT ON COLUMN views_masked.customer_wide.middle_names IS 'Masked (null). All names between the given and the family name, separated by blanks. From party.middle_names.';

COMMENT ON COLUMN views_masked.customer_wide.prefix IS 'Form of address before the name. From party.prefix.';

COMMENT ON COLUMN views_masked.customer_wide.gender IS 'Masked (null). Gender as the person stated it. From party.gender.';

COMMENT ON COLUMN views_masked.customer_wide.marital_status IS 'Masked (null). Marital status as far as the legacy system knows it. From party.marital_status.';

COMMENT ON COLUMN views_masked.customer_wide._sequence IS 'Orders the changes of one customer, as text.';

COMMENT ON COLUMN views_masked.customer_wide._changed_at IS 'When the customer changed in its source, UTC.';

CREATE OR REPLACE VIEW views_masked.customer_history
COMMENT 'A party in its role as a customer. One row per change of a customer_number, valid from _valid_from up to, but without, _valid_to. Personal values are masked.'
SECURITY DEFINER AS
SELECT
  unmasked.customer_number AS customer_number,
  unmasked.status AS status,
  unmasked.party_id AS party_id,
  unmasked.party_type AS party_type,
  unmasked._op AS _op,
  unmasked._sequence AS _sequence,
  unmasked._valid_from AS _valid_from,
  unmasked._valid_to AS _valid_to,
  unmasked._is_current AS _is_current
FROM views.customer_history AS unmasked;

COMMENT ON COLUMN views_masked.customer_history.customer_number IS 'The number under which the customer is known; printed on every letter.';

COMMENT ON COLUMN views_masked.customer_history.status IS 'Where the customer stands in its life: New until first business, Closed when it is over.';

COMMENT ON COLUMN views_masked.customer_history.party_id IS 'The party that is the customer; an individual while party_type is Individual.';

COMMENT ON COLUMN views_masked.customer_history.party_type IS 'What kind of party the customer is.';

COMMENT ON COLUMN views_masked.customer_history._op IS 'create, update or read.';

COMMENT ON COLUMN views_masked.customer_history._sequence IS 'Orders the changes of one customer, as text.';

COMMENT ON COLUMN views_masked.customer_history._valid_from IS 'When this change was made in its source, UTC.';

COMMENT ON COLUMN views_masked.customer_history._valid_to IS 'When a later change took its place or its table was truncated, UTC; that moment is outside. Null while there is neither. Not after _valid_from: this change was never the valid one.';

COMMENT ON COLUMN views_masked.customer_history._is_current IS 'Whether neither a later change nor a later truncate exists.';

CREATE OR REPLACE VIEW views_masked.customer_totals
COMMENT 'A party in its role as a customer. What refers to it, counted and summed: account. One row per customer_number. Personal values are masked.'
SECURITY DEFINER AS
SELECT
  unmasked.customer_number AS customer_number,
  unmasked.account_count AS account_count
FROM views.customer_totals AS unmasked;

COMMENT ON COLUMN views_masked.customer_totals.customer_number IS 'The number under which the customer is known; printed on every letter.';

COMMENT ON COLUMN views_masked.customer_totals.account_count IS 'How many account rows have it as customer.';

CREATE OR REPLACE VIEW views_masked.individual_wide
COMMENT 'A natural person, whatever roles the person has. One row per id. Personal values are masked.'
SECURITY DEFINER AS
SELECT
  unmasked.id AS id,
  lower(to_hex(sha256(to_utf8(unmasked.name)))) AS name,
  substr(unmasked.first_name, 1, 1) AS first_name,
  lower(to_hex(sha256(to_utf8(unmasked.last_name)))) AS last_name,
  CAST(NULL AS varchar) AS middle_names,
  unmasked.prefix AS prefix,
  CAST(NULL AS varchar) AS gender,
  CAST(NULL AS varchar) AS marital_status,
  unmasked._sequence AS _sequence,
  unmasked._changed_at AS _changed_at
FROM views.individual_wide AS unmasked;

COMMENT ON COLUMN views_masked.individual_wide.id IS 'Identifies the person across systems: the origin''s prefix and the number there.';

COMMENT ON COLUMN views_masked.individual_wide.name IS 'Masked (hash). The full name as the person writes it.';

COMMENT ON COLUMN views_masked.individual_wide.first_name IS 'Masked (first-letter). Given name.';

COMMENT ON COLUMN views_masked.individual_wide.last_name IS 'Masked (hash). Family name.';

COMMENT ON COLUMN views_masked.individual_wide.middle_names IS 'Masked (null). All names between the given and the family name, separated by blanks.';

COMMENT ON COLUMN views_masked.individual_wide.prefix IS 'Form of address before the name.';

COMMENT ON COLUMN views_masked.individual_wide.gender IS 'Masked (null). Gender as the person stated it.';

COMMENT ON COLUMN views_masked.individual_wide.marital_status IS 'Masked (null). Marital status as far as the legacy system knows it.';

COMMENT ON COLUMN views_masked.individual_wide._sequence IS 'Orders the changes of one individual, as text.';

COMMENT ON COLUMN views_masked.individual_wide._changed_at IS 'When the individual changed in its source, UTC.';

CREATE OR REPLACE VIEW views_masked.individual_history
COMMENT 'A natural person, whatever roles the person has. One row per change of a id, valid from _valid_from up to, but without, _valid_to. Personal values are masked.'
SECURITY DEFINER AS
SELECT
  unmasked.id AS id,
  lower(to_hex(sha256(to_utf8(unmasked.name)))) AS name,
  substr(unmasked.first_name, 1, 1) AS first_name,
  lower(to_hex(sha256(to_utf8(unmasked.last_name)))) AS last_name,
  CAST(NULL AS varchar) AS middle_names,
  unmasked.prefix AS prefix,
  CAST(NULL AS varchar) AS gender,
  CAST(NULL AS varchar) AS marital_status,
  unmasked._op AS _op,
  unmasked._sequence AS _sequence,
  unmasked._valid_from AS _valid_from,
  unmasked._valid_to AS _valid_to,
  unmasked._is_current AS _is_current
FROM views.individual_history AS unmasked;

COMMENT ON COLUMN views_masked.individual_history.id IS 'Identifies the person across systems: the origin''s prefix and the number there.';

COMMENT ON COLUMN views_masked.individual_history.name IS 'Masked (hash). The full name as the person writes it.';

COMMENT ON COLUMN views_masked.individual_history.first_name IS 'Masked (first-letter). Given name.';

COMMENT ON COLUMN views_masked.individual_history.last_name IS 'Masked (hash). Family name.';

COMMENT ON COLUMN views_masked.individual_history.middle_names IS 'Masked (null). All names between the given and the family name, separated by blanks.';

COMMENT ON COLUMN views_masked.individual_history.prefix IS 'Form of address before the name.';

COMMENT ON COLUMN views_masked.individual_history.gender IS 'Masked (null). Gender as the person stated it.';

COMMENT ON COLUMN views_masked.individual_history.marital_status IS 'Masked (null). Marital status as far as the legacy system knows it.';

COMMENT ON COLUMN views_masked.individual_history._op IS 'create, update or read.';

COMMENT ON COLUMN views_masked.individual_history._sequence IS 'Orders the changes of one individual, as text.';

COMMENT ON COLUMN views_masked.individual_history._valid_from IS 'When this change was made in its source, UTC.';

COMMENT ON COLUMN views_masked.individual_history._valid_to IS 'When a later change took its place or its table was truncated, UTC; that moment is outside. Null while there is neither. Not after _valid_from: this change was never the valid one.';

COMMENT ON COLUMN views_masked.individual_history._is_current IS 'Whether neither a later change nor a later truncate exists.';

CREATE OR REPLACE VIEW views_masked.individual_totals
COMMENT 'A natural person, whatever roles the person has. What refers to it, counted and summed: customer. One row per id. Personal values are masked.'
SECURITY DEFINER AS
SELECT
  unmasked.id AS id,
  unmasked.customer_count AS customer_count
FROM views.individual_totals AS unmasked;

COMMENT ON COLUMN views_masked.individual_totals.id IS 'Identifies the person across systems: the origin''s prefix and the number there.';

COMMENT ON COLUMN views_masked.individual_totals.customer_count IS 'How many customer rows have it as party.';

CREATE OR REPLACE VIEW views_masked.account_as_of
COMMENT 'An account that a customer holds. One row per change of a account_number, with customer, customer.party as they were at _valid_from. Personal values are masked.'
SECURITY DEFINER AS
SELECT
  unmasked.account_number AS account_number,
  CAST(NULL AS varchar) AS account_name,
  unmasked.account_type AS account_type,
  unmasked.customer_number AS customer_number,
  unmasked.status AS status,
  unmasked.created AS created,
  unmasked.valid_from AS valid_from,
  unmasked.valid_to AS valid_to,
  unmasked.customer_status AS customer_status,
  unmasked.party_id AS party_id,
  unmasked.party_type AS party_type,
  lower(to_hex(sha256(to_utf8(unmasked.name)))) AS name,
  substr(unmasked.first_name, 1, 1) AS first_name,
  lower(to_hex(sha256(to_utf8(unmasked.last_name)))) AS last_name,
  CAST(NULL AS varchar) AS middle_names,
  unmasked.prefix AS prefix,
  CAST(NULL AS varchar) AS gender,
  CAST(NULL AS varchar) AS marital_status,
  unmasked._sequence AS _sequence,
  unmasked._valid_from AS _valid_from,
  unmasked._valid_to AS _valid_to
FROM views.account_as_of AS unmasked;

COMMENT ON COLUMN views_masked.account_as_of.account_number IS 'The number of the account, unique over all customers.';

COMMENT ON COLUMN views_masked.account_as_of.account_name IS 'Masked (null). The name that the customer gave the account; may hold the customer''s own name.';

COMMENT ON COLUMN views_masked.account_as_of.account_type IS 'The product, in the words of the legacy system.';

COMMENT ON COLUMN views_masked.account_as_of.customer_number IS 'The customer that holds the account.';

COMMENT ON COLUMN views_masked.account_as_of.status IS 'Where the account stands in its life.';

COMMENT ON COLUMN views_masked.account_as_of.created IS 'The day on which the account was opened.';

COMMENT ON COLUMN views_masked.account_as_of.valid_from IS 'The first day on which the account can be used.';

COMMENT ON COLUMN views_masked.account_as_of.valid_to IS 'The last day on which the account can be used; absent while no end is known.';

COMMENT ON COLUMN views_masked.account_as_of.customer_status IS 'Where the customer stands in its life: New until first business, Closed when it is over. From customer.status.';

COMMENT ON COLUMN views_masked.account_as_of.party_id IS 'The party that is the customer; an individual while party_type is Individual. From customer.party_id.';

COMMENT ON COLUMN views_masked.account_as_of.party_type IS 'What kind of party the customer is. From customer.party_type.';

COMMENT ON COLUMN views_masked.account_as_of.name IS 'Masked (hash). The full name as the person writes it. From customer.party.name.';

COMMENT ON COLUMN views_masked.account_as_of.first_name IS 'Masked (first-letter). Given name. From customer.party.first_name.';

COMMENT ON COLUMN views_masked.account_as_of.last_name IS 'Masked (hash). Family name. From customer.party.last_name.';

COMMENT ON COLUMN views_masked.account_as_of.middle_names IS 'Masked (null). All names between the given and the family name, separated by blanks. From customer.party.middle_names.';

COMMENT ON COLUMN views_masked.account_as_of.prefix IS 'Form of address before the name. From customer.party.prefix.';

COMMENT ON COLUMN views_masked.account_as_of.gender IS 'Masked (null). Gender as the person stated it. From customer.party.gender.';

COMMENT ON COLUMN views_masked.account_as_of.marital_status IS 'Masked (null). Marital status as far as the legacy system knows it. From customer.party.marital_status.';

COMMENT ON COLUMN views_masked.account_as_of._sequence IS 'Orders the changes of one account, as text.';

COMMENT ON COLUMN views_masked.account_as_of._valid_from IS 'When this change was made in its source, UTC; everything else is as it was then.';

COMMENT ON COLUMN views_masked.account_as_of._valid_to IS 'When a later change took its place or its table was truncated, UTC; null while there is neither.';

CREATE OR REPLACE VIEW views_masked.customer_as_of
COMMENT 'A party in its role as a customer. One row per change of a customer_number, with party as they were at _valid_from. Personal values are masked.'
SECURITY DEFINER AS
SELECT
  unmasked.customer_number AS customer_number,
  unmasked.status AS status,
  unmasked.party_id AS party_id,
  unmasked.party_type AS party_type,
  lower(to_hex(sha256(to_utf8(unmasked.name)))) AS name,
  substr(unmasked.first_name, 1, 1) AS first_name,
  lower(to_hex(sha256(to_utf8(unmasked.last_name)))) AS last_name,
  CAST(NULL AS varchar) AS middle_names,
  unmasked.prefix AS prefix,
  CAST(NULL AS varchar) AS gender,
  CAST(NULL AS varchar) AS marital_status,
  unmasked._sequence AS _sequence,
  unmasked._valid_from AS _valid_from,
  unmasked._valid_to AS _valid_to
FROM views.customer_as_of AS unmasked;

COMMENT ON COLUMN views_masked.customer_as_of.customer_number IS 'The number under which the customer is known; printed on every letter.';

COMMENT ON COLUMN views_masked.customer_as_of.status IS 'Where the customer stands in its life: New until first business, Closed when it is over.';

COMMENT ON COLUMN views_masked.customer_as_of.party_id IS 'The party that is the customer; an individual while party_type is Individual.';

COMMENT ON COLUMN views_masked.customer_as_of.party_type IS 'What kind of party the customer is.';

COMMENT ON COLUMN views_masked.customer_as_of.name IS 'Masked (hash). The full name as the person writes it. From party.name.';

COMMENT ON COLUMN views_masked.customer_as_of.first_name IS 'Masked (first-letter). Given name. From party.first_name.';

COMMENT ON COLUMN views_masked.customer_as_of.last_name IS 'Masked (hash). Family name. From party.last_name.';

COMMENT ON COLUMN views_masked.customer_as_of.middle_names IS 'Masked (null). All names between the given and the family name, separated by blanks. From party.middle_names.';

COMMENT ON COLUMN views_masked.customer_as_of.prefix IS 'Form of address before the name. From party.prefix.';

COMMENT ON COLUMN views_masked.customer_as_of.gender IS 'Masked (null). Gender as the person stated it. From party.gender.';

COMMENT ON COLUMN views_masked.customer_as_of.marital_status IS 'Masked (null). Marital status as far as the legacy system knows it. From party.marital_status.';

COMMENT ON COLUMN views_masked.customer_as_of._sequence IS 'Orders the changes of one customer, as text.';

COMMENT ON COLUMN views_masked.customer_as_of._valid_from IS 'When this change was made in its source, UTC; everything else is as it was then.';

COMMENT ON COLUMN views_masked.customer_as_of._valid_to IS 'When a later change took its place or its table was truncated, UTC; null while there is neither.';
