CREATE DATABASE IF NOT EXISTS `views_masked`;

CREATE OR REPLACE VIEW views_masked.account_wide (
  account_number COMMENT 'The number of the account, unique over all customers.',
  account_name COMMENT 'Masked (null). The name that the customer gave the account; may hold the customer\'s own name.',
  account_type COMMENT 'The product, in the words of the legacy system.',
  customer_number COMMENT 'The customer that holds the account.',
  status COMMENT 'Where the account stands in its life.',
  created COMMENT 'The day on which the account was opened.',
  valid_from COMMENT 'The first day on which the account can be used.',
  valid_to COMMENT 'The last day on which the account can be used; absent while no end is known.',
  customer_status COMMENT 'Where the customer stands in its life: New until first business, Closed when it is over. From customer.status.',
  party_id COMMENT 'The party that is the customer; an individual while party_type is Individual. From customer.party_id.',
  party_type COMMENT 'What kind of party the customer is. From customer.party_type.',
  name COMMENT 'Masked (hash). The full name as the person writes it. From customer.party.name.',
  first_name COMMENT 'Masked (first-letter). Given name. From customer.party.first_name.',
  last_name COMMENT 'Masked (hash). Family name. From customer.party.last_name.',
  middle_names COMMENT 'Masked (null). All names between the given and the family name, separated by blanks. From customer.party.middle_names.',
  prefix COMMENT 'Form of address before the name. From customer.party.prefix.',
  gender COMMENT 'Masked (null). Gender as the person stated it. From customer.party.gender.',
  marital_status COMMENT 'Masked (null). Marital status as far as the legacy system knows it. From customer.party.marital_status.',
  _sequence COMMENT 'Orders the changes of one account, as text.',
  _changed_at COMMENT 'When the account changed in its source, UTC.'
)
COMMENT 'An account that a customer holds. One row per account_number, with customer, customer.party. Personal values are masked.'
AS
SELECT
  unmasked.account_number AS account_number,
  CAST(NULL AS string) AS account_name,
  unmasked.account_type AS account_type,
  unmasked.customer_number AS customer_number,
  unmasked.status AS status,
  unmasked.created AS created,
  unmasked.valid_from AS valid_from,
  unmasked.valid_to AS valid_to,
  unmasked.customer_status AS customer_status,
  unmasked.party_id AS party_id,
  unmasked.party_type AS party_type,
  sha2(unmasked.name, 256) AS name,
  substr(unmasked.first_name, 1, 1) AS first_name,
  sha2(unmasked.last_name, 256) AS last_name,
  CAST(NULL AS string) AS middle_names,
  unmasked.prefix AS prefix,
  CAST(NULL AS string) AS gender,
  CAST(NULL AS string) AS marital_status,
  unmasked._sequence AS _sequence,
  unmasked._changed_at AS _changed_at
FROM views.account_wide AS unmasked;

CREATE OR REPLACE VIEW views_masked.account_history (
  account_number COMMENT 'The number of the account, unique over all customers.',
  account_name COMMENT 'Masked (null). The name that the customer gave the account; may hold the customer\'s own name.',
  account_type COMMENT 'The product, in the words of the legacy system.',
  customer_number COMMENT 'The customer that holds the account.',
  status COMMENT 'Where the account stands in its life.',
  created COMMENT 'The day on which the account was opened.',
  valid_from COMMENT 'The first day on which the account can be used.',
  valid_to COMMENT 'The last day on which the account can be used; absent while no end is known.',
  _op COMMENT 'create, update or read.',
  _sequence COMMENT 'Orders the changes of one account, as text.',
  _valid_from COMMENT 'When this change was made in its source, UTC.',
  _valid_to COMMENT 'When a later change took its place or its table was truncated, UTC; that moment is outside. Null while there is neither. Not after _valid_from: this change was never the valid one.',
  _is_current COMMENT 'Whether neither a later change nor a later truncate exists.'
)
COMMENT 'An account that a customer holds. One row per change of a account_number, valid from _valid_from up to, but without, _valid_to. Personal values are masked.'
AS
SELECT
  unmasked.account_number AS account_number,
  CAST(NULL AS string) AS account_name,
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

CREATE OR REPLACE VIEW views_masked.customer_wide (
  customer_number COMMENT 'The number under which the customer is known; printed on every letter.',
  status COMMENT 'Where the customer stands in its life: New until first business, Closed when it is over.',
  party_id COMMENT 'The party that is the customer; an individual while party_type is Individual.',
  party_type COMMENT 'What kind of party the customer is.',
  name COMMENT 'Masked (hash). The full name as the person writes it. From party.name.',
  first_name COMMENT 'Masked (first-letter). Given name. From party.first_name.',
  last_name COMMENT 'Masked (hash). Family name. From party.last_name.',
  middle_names COMMENT 'Masked (null). All names between the given and the family name, separated by blanks. From party.middle_names.',
  prefix COMMENT 'Form of address before the name. From party.prefix.',
  gender COMMENT 'Masked (null). Gender as the person stated it. From party.gender.',
  marital_status COMMENT 'Masked (null). Marital status as far as the legacy system knows it. From party.marital_status.',
  _sequence COMMENT 'Orders the changes of one customer, as text.',
  _changed_at COMMENT 'When the customer changed in its source, UTC.'
)
COMMENT 'A party in its role as a customer. One row per customer_number, with party. Personal values are masked.'
AS
SELECT
  unmasked.customer_number AS customer_number,
  unmasked.status AS status,
  unmasked.party_id AS party_id,
  unmasked.party_type AS party_type,
  sha2(unmasked.name, 256) AS name,
  substr(unmasked.first_name, 1, 1) AS first_name,
  sha2(unmasked.last_name, 256) AS last_name,
  CAST(NULL AS string) AS middle_names,
  unmasked.prefix AS prefix,
  CAST(NULL AS string) AS gender,
  CAST(NULL AS string) AS marital_status,
  unmasked._sequence AS _sequence,
  unmasked._changed_at AS _changed_at
FROM views.customer_wide AS unmasked;

CREATE OR REPLACE VIEW views_masked.customer_history (
  customer_number COMMENT 'The number under which the customer is known; printed on every letter.',
  status COMMENT 'Where the customer stands in its life: New until first business, Closed when it is over.',
  party_id COMMENT 'The party that is the customer; an individual while party_type is Individual.',
  party_type COMMENT 'What kind of party the customer is.',
  _op COMMENT 'create, update or read.',
  _sequence COMMENT 'Orders the changes of one customer, as text.',
  _valid_from COMMENT 'When this change was made in its source, UTC.',
  _valid_to COMMENT 'When a later change took its place or its table was truncated, UTC; that moment is outside. Null while there is neither. Not after _valid_from: this change was never the valid one.',
  _is_current COMMENT 'Whether neither a later change nor a later truncate exists.'
)
COMMENT 'A party in its role as a customer. One row per change of a customer_number, valid from _valid_from up to, but without, _valid_to. Personal values are masked.'
AS
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

CREATE OR REPLACE VIEW views_masked.customer_totals (
  customer_number COMMENT 'The number under which the customer is known; printed on every letter.',
  account_count COMMENT 'How many account rows have it as customer.'
)
COMMENT 'A party in its role as a customer. What refers to it, counted and summed: account. One row per customer_number. Personal values are masked.'
AS
SELECT
  unmasked.customer_number AS customer_number,
  unmasked.account_count AS account_count
FROM views.customer_totals AS unmasked;

CREATE OR REPLACE VIEW views_masked.individual_wide (
  id COMMENT 'Identifies the person across systems: the origin\'s prefix and the number there.',
  name COMMENT 'Masked (hash). The full name as the person writes it.',
  first_name COMMENT 'Masked (first-letter). Given name.',
  last_name COMMENT 'Masked (hash). Family name.',
  middle_names COMMENT 'Masked (null). All names between the given and the family name, separated by blanks.',
  prefix COMMENT 'Form of address before the name.',
  gender COMMENT 'Masked (null). Gender as the person stated it.',
  marital_status COMMENT 'Masked (null). Marital status as far as the legacy system knows it.',
  _sequence COMMENT 'Orders the changes of one individual, as text.',
  _changed_at COMMENT 'When the individual changed in its source, UTC.'
)
COMMENT 'A natural person, whatever roles the person has. One row per id. Personal values are masked.'
AS
SELECT
  unmasked.id AS id,
  sha2(unmasked.name, 256) AS name,
  substr(unmasked.first_name, 1, 1) AS first_name,
  sha2(unmasked.last_name, 256) AS last_name,
  CAST(NULL AS string) AS middle_names,
  unmasked.prefix AS prefix,
  CAST(NULL AS string) AS gender,
  CAST(NULL AS string) AS marital_status,
  unmasked._sequence AS _sequence,
  unmasked._changed_at AS _changed_at
FROM views.individual_wide AS unmasked;

CREATE OR REPLACE VIEW views_masked.individual_history (
  id COMMENT 'Identifies the person across systems: the origin\'s prefix and the number there.',
  name COMMENT 'Masked (hash). The full name as the person writes it.',
  first_name COMMENT 'Masked (first-letter). Given name.',
  last_name COMMENT 'Masked (hash). Family name.',
  middle_names COMMENT 'Masked (null). All names between the given and the family name, separated by blanks.',
  prefix COMMENT 'Form of address before the name.',
  gender COMMENT 'Masked (null). Gender as the person stated it.',
  marital_status COMMENT 'Masked (null). Marital status as far as the legacy system knows it.',
  _op COMMENT 'create, update or read.',
  _sequence COMMENT 'Orders the changes of one individual, as text.',
  _valid_from COMMENT 'When this change was made in its source, UTC.',
  _valid_to COMMENT 'When a later change took its place or its table was truncated, UTC; that moment is outside. Null while there is neither. Not after _valid_from: this change was never the valid one.',
  _is_current COMMENT 'Whether neither a later change nor a later truncate exists.'
)
COMMENT 'A natural person, whatever roles the person has. One row per change of a id, valid from _valid_from up to, but without, _valid_to. Personal values are masked.'
AS
SELECT
  unmasked.id AS id,
  sha2(unmasked.name, 256) AS name,
  substr(unmasked.first_name, 1, 1) AS first_name,
  sha2(unmasked.last_name, 256) AS last_name,
  CAST(NULL AS string) AS middle_names,
  unmasked.prefix AS prefix,
  CAST(NULL AS string) AS gender,
  CAST(NULL AS string) AS marital_status,
  unmasked._op AS _op,
  unmasked._sequence AS _sequence,
  unmasked._valid_from AS _valid_from,
  unmasked._valid_to AS _valid_to,
  unmasked._is_current AS _is_current
FROM views.individual_history AS unmasked;

CREATE OR REPLACE VIEW views_masked.individual_totals (
  id COMMENT 'Identifies the person across systems: the origin\'s prefix and the number there.',
  customer_count COMMENT 'How many customer rows have it as party.'
)
COMMENT 'A natural person, whatever roles the person has. What refers to it, counted and summed: customer. One row per id. Personal values are masked.'
AS
SELECT
  unmasked.id AS id,
  unmasked.customer_count AS customer_count
FROM views.individual_totals AS unmasked;

CREATE OR REPLACE VIEW views_masked.account_as_of (
  account_number COMMENT 'The number of the account, unique over all customers.',
  account_name COMMENT 'Masked (null). The name that the customer gave the account; may hold the customer\'s own name.',
  account_type COMMENT 'The product, in the words of the legacy system.',
  customer_number COMMENT 'The customer that holds the account.',
  status COMMENT 'Where the account stands in its life.',
  created COMMENT 'The day on which the account was opened.',
  valid_from COMMENT 'The first day on which the account can be used.',
  valid_to COMMENT 'The last day on which the account can be used; absent while no end is known.',
  customer_status COMMENT 'Where the customer stands in its life: New until first business, Closed when it is over. From customer.status.',
  party_id COMMENT 'The party that is the customer; an individual while party_type is Individual. From customer.party_id.',
  party_type COMMENT 'What kind of party the customer is. From customer.party_type.',
  name COMMENT 'Masked (hash). The full name as the person writes it. From customer.party.name.',
  first_name COMMENT 'Masked (first-letter). Given name. From customer.party.first_name.',
  last_name COMMENT 'Masked (hash). Family name. From customer.party.last_name.',
  middle_names COMMENT 'Masked (null). All names between the given and the family name, separated by blanks. From customer.party.middle_names.',
  prefix COMMENT 'Form of address before the name. From customer.party.prefix.',
  gender COMMENT 'Masked (null). Gender as the person stated it. From customer.party.gender.',
  marital_status COMMENT 'Masked (null). Marital status as far as the legacy system knows it. From customer.party.marital_status.',
  _sequence COMMENT 'Orders the changes of one account, as text.',
  _valid_from COMMENT 'When this change was made in its source, UTC; everything else is as it was then.',
  _valid_to COMMENT 'When a later change took its place or its table was truncated, UTC; null while there is neither.'
)
COMMENT 'An account that a customer holds. One row per change of a account_number, with customer, customer.party as they were at _valid_from. Personal values are masked.'
AS
SELECT
  unmasked.account_number AS account_number,
  CAST(NULL AS string) AS account_name,
  unmasked.account_type AS account_type,
  unmasked.customer_number AS customer_number,
  unmasked.status AS status,
  unmasked.created AS created,
  unmasked.valid_from AS valid_from,
  unmasked.valid_to AS valid_to,
  unmasked.customer_status AS customer_status,
  unmasked.party_id AS party_id,
  unmasked.party_type AS party_type,
  sha2(unmasked.name, 256) AS name,
  substr(unmasked.first_name, 1, 1) AS first_name,
  sha2(unmasked.last_name, 256) AS last_name,
  CAST(NULL AS string) AS middle_names,
  unmasked.prefix AS prefix,
  CAST(NULL AS string) AS gender,
  CAST(NULL AS string) AS marital_status,
  unmasked._sequence AS _sequence,
  unmasked._valid_from AS _valid_from,
  unmasked._valid_to AS _valid_to
FROM views.account_as_of AS unmasked;

CREATE OR REPLACE VIEW views_masked.customer_as_of (
  customer_number COMMENT 'The number under which the customer is known; printed on every letter.',
  status COMMENT 'Where the customer stands in its life: New until first business, Closed when it is over.',
  party_id COMMENT 'The party that is the customer; an individual while party_type is Individual.',
  party_type COMMENT 'What kind of party the customer is.',
  name COMMENT 'Masked (hash). The full name as the person writes it. From party.name.',
  first_name COMMENT 'Masked (first-letter). Given name. From party.first_name.',
  last_name COMMENT 'Masked (hash). Family name. From party.last_name.',
  middle_names COMMENT 'Masked (null). All names between the given and the family name, separated by blanks. From party.middle_names.',
  prefix COMMENT 'Form of address before the name. From party.prefix.',
  gender COMMENT 'Masked (null). Gender as the person stated it. From party.gender.',
  marital_status COMMENT 'Masked (null). Marital status as far as the legacy system knows it. From party.marital_status.',
  _sequence COMMENT 'Orders the changes of one customer, as text.',
  _valid_from COMMENT 'When this change was made in its source, UTC; everything else is as it was then.',
  _valid_to COMMENT 'When a later change took its place or its table was truncated, UTC; null while there is neither.'
)
COMMENT 'A party in its role as a customer. One row per change of a customer_number, with party as they were at _valid_from. Personal values are masked.'
AS
SELECT
  unmasked.customer_number AS customer_number,
  unmasked.status AS status,
  unmasked.party_id AS party_id,
  unmasked.party_type AS party_type,
  sha2(unmasked.name, 256) AS name,
  substr(unmasked.first_name, 1, 1) AS first_name,
  sha2(unmasked.last_name, 256) AS last_name,
  CAST(NULL AS string) AS middle_names,
  unmasked.prefix AS prefix,
  CAST(NULL AS string) AS gender,
  CAST(NULL AS string) AS marital_status,
  unmasked._sequence AS _sequence,
  unmasked._valid_from AS _valid_from,
  unmasked._valid_to AS _valid_to
FROM views.customer_as_of AS unmasked;
