CREATE DATABASE IF NOT EXISTS `canonical`;

CREATE DATABASE IF NOT EXISTS `views`;

CREATE TABLE IF NOT EXISTS `canonical`.`account` USING DELTA LOCATION 's3a://lake-bucket/canonical/account';

CREATE TABLE IF NOT EXISTS `canonical`.`account_history` USING DELTA LOCATION 's3a://lake-bucket/canonical/account_history';

CREATE TABLE IF NOT EXISTS `canonical`.`customer` USING DELTA LOCATION 's3a://lake-bucket/canonical/customer';

CREATE TABLE IF NOT EXISTS `canonical`.`customer_history` USING DELTA LOCATION 's3a://lake-bucket/canonical/customer_history';

CREATE TABLE IF NOT EXISTS `canonical`.`individual` USING DELTA LOCATION 's3a://lake-bucket/canonical/individual';

CREATE TABLE IF NOT EXISTS `canonical`.`individual_history` USING DELTA LOCATION 's3a://lake-bucket/canonical/individual_history';

CREATE OR REPLACE VIEW views.account_wide (
  account_number COMMENT 'The number of the account, unique over all customers.',
  account_name COMMENT 'The name that the customer gave the account; may hold the customer\'s own name.',
  account_type COMMENT 'The product, in the words of the legacy system.',
  customer_number COMMENT 'The customer that holds the account.',
  status COMMENT 'Where the account stands in its life.',
  created COMMENT 'The day on which the account was opened.',
  valid_from COMMENT 'The first day on which the account can be used.',
  valid_to COMMENT 'The last day on which the account can be used; absent while no end is known.',
  customer_status COMMENT 'Where the customer stands in its life: New until first business, Closed when it is over. From customer.status.',
  party_id COMMENT 'The party that is the customer; an individual while party_type is Individual. From customer.party_id.',
  party_type COMMENT 'What kind of party the customer is. From customer.party_type.',
  name COMMENT 'The full name as the person writes it. From customer.party.name.',
  first_name COMMENT 'Given name. From customer.party.first_name.',
  last_name COMMENT 'Family name. From customer.party.last_name.',
  middle_names COMMENT 'All names between the given and the family name, separated by blanks. From customer.party.middle_names.',
  prefix COMMENT 'Form of address before the name. From customer.party.prefix.',
  gender COMMENT 'Gender as the person stated it. From customer.party.gender.',
  marital_status COMMENT 'Marital status as far as the legacy system knows it. From customer.party.marital_status.',
  _sequence COMMENT 'Orders the changes of one account, as text.',
  _changed_at COMMENT 'When the account changed in its source, UTC.'
)
COMMENT 'An account that a customer holds. One row per account_number, with customer, customer.party.'
AS
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
  timestampadd(MILLISECOND, unix_millis(timestampadd(MICROSECOND, 500, account._changed_at)), TIMESTAMP_NTZ '1970-01-01 00:00:00') AS _changed_at
FROM canonical.account AS account
LEFT JOIN canonical.customer AS customer
  ON customer.customer_number = account.customer_number
LEFT JOIN canonical.individual AS customer_party
  ON customer_party.id = customer.party_id;

CREATE OR REPLACE VIEW views.account_history (
  account_number COMMENT 'The number of the account, unique over all customers.',
  account_name COMMENT 'The name that the customer gave the account; may hold the customer\'s own name.',
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
COMMENT 'An account that a customer holds. One row per change of a account_number, valid from _valid_from up to, but without, _valid_to.'
AS
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
    timestampadd(MILLISECOND, unix_millis(timestampadd(MICROSECOND, 500, stored._changed_at)), TIMESTAMP_NTZ '1970-01-01 00:00:00') AS _valid_from,
    MIN(timestampadd(MILLISECOND, unix_millis(timestampadd(MICROSECOND, 500, stored._changed_at)), TIMESTAMP_NTZ '1970-01-01 00:00:00')) OVER (PARTITION BY stored.account_number ORDER BY stored._sequence ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS _next_at,
    array_min(map_values(map_filter(truncates.times, (cut, moment) -> cut >= stored._sequence))) AS _truncated_at,
    LEAD(stored._sequence) OVER (PARTITION BY stored.account_number ORDER BY stored._sequence) IS NULL AND (truncates.highest IS NULL OR truncates.highest < stored._sequence) AS _is_current
  FROM canonical.account_history AS stored
  CROSS JOIN (
    SELECT
      map_from_entries(collect_list(struct(stored._sequence, timestampadd(MILLISECOND, unix_millis(timestampadd(MICROSECOND, 500, stored._changed_at)), TIMESTAMP_NTZ '1970-01-01 00:00:00')))) AS times,
      MAX(stored._sequence) AS highest
    FROM canonical.account_history AS stored
    WHERE stored.account_number IS NULL AND stored._op = 'truncate'
  ) AS truncates
) AS change
WHERE change._op <> 'delete' AND change._op <> 'truncate';

CREATE OR REPLACE VIEW views.customer_wide (
  customer_number COMMENT 'The number under which the customer is known; printed on every letter.',
  status COMMENT 'Where the customer stands in its life: New until first business, Closed when it is over.',
  party_id COMMENT 'The party that is the customer; an individual while party_type is Individual.',
  party_type COMMENT 'What kind of party the customer is.',
  name COMMENT 'The full name as the person writes it. From party.name.',
  first_name COMMENT 'Given name. From party.first_name.',
  last_name COMMENT 'Family name. From party.last_name.',
  middle_names COMMENT 'All names between the given and the family name, separated by blanks. From party.middle_names.',
  prefix COMMENT 'Form of address before the name. From party.prefix.',
  gender COMMENT 'Gender as the person stated it. From party.gender.',
  marital_status COMMENT 'Marital status as far as the legacy system knows it. From party.marital_status.',
  _sequence COMMENT 'Orders the changes of one customer, as text.',
  _changed_at COMMENT 'When the customer changed in its source, UTC.'
)
COMMENT 'A party in its role as a customer. One row per customer_number, with party.'
AS
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
  ON party.id = customer.party_id;

CREATE OR REPLACE VIEW views.customer_history (
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
COMMENT 'A party in its role as a customer. One row per change of a customer_number, valid from _valid_from up to, but without, _valid_to.'
AS
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
    timestampadd(MILLISECOND, unix_millis(timestampadd(MICROSECOND, 500, stored._changed_at)), TIMESTAMP_NTZ '1970-01-01 00:00:00') AS _valid_from,
    MIN(timestampadd(MILLISECOND, unix_millis(timestampadd(MICROSECOND, 500, stored._changed_at)), TIMESTAMP_NTZ '1970-01-01 00:00:00')) OVER (PARTITION BY stored.customer_number ORDER BY stored._sequence ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS _next_at,
    array_min(map_values(map_filter(truncates.times, (cut, moment) -> cut >= stored._sequence))) AS _truncated_at,
    LEAD(stored._sequence) OVER (PARTITION BY stored.customer_number ORDER BY stored._sequence) IS NULL AND (truncates.highest IS NULL OR truncates.highest < stored._sequence) AS _is_current
  FROM canonical.customer_history AS stored
  CROSS JOIN (
    SELECT
      map_from_entries(collect_list(struct(stored._sequence, timestampadd(MILLISECOND, unix_millis(timestampadd(MICROSECOND, 500, stored._changed_at)), TIMESTAMP_NTZ '1970-01-01 00:00:00')))) AS times,
      MAX(stored._sequence) AS highest
    FROM canonical.customer_history AS stored
    WHERE stored.customer_number IS NULL AND stored._op = 'truncate'
  ) AS truncates
) AS change
WHERE change._op <> 'delete' AND change._op <> 'truncate';

CREATE OR REPLACE VIEW views.customer_totals (
  customer_number COMMENT 'The number under which the customer is known; printed on every letter.',
  account_count COMMENT 'How many account rows have it as customer.'
)
COMMENT 'A party in its role as a customer. What refers to it, counted and summed: account. One row per customer_number.'
AS
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

CREATE OR REPLACE VIEW views.individual_wide (
  id COMMENT 'Identifies the person across systems: the origin\'s prefix and the number there.',
  name COMMENT 'The full name as the person writes it.',
  first_name COMMENT 'Given name.',
  last_name COMMENT 'Family name.',
  middle_names COMMENT 'All names between the given and the family name, separated by blanks.',
  prefix COMMENT 'Form of address before the name.',
  gender COMMENT 'Gender as the person stated it.',
  marital_status COMMENT 'Marital status as far as the legacy system knows it.',
  _sequence COMMENT 'Orders the changes of one individual, as text.',
  _changed_at COMMENT 'When the individual changed in its source, UTC.'
)
COMMENT 'A natural person, whatever roles the person has. One row per id.'
AS
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
  timestampadd(MILLISECOND, unix_millis(timestampadd(MICROSECOND, 500, individual._changed_at)), TIMESTAMP_NTZ '1970-01-01 00:00:00') AS _changed_at
FROM canonical.individual AS individual;

CREATE OR REPLACE VIEW views.individual_history (
  id COMMENT 'Identifies the person across systems: the origin\'s prefix and the number there.',
  name COMMENT 'The full name as the person writes it.',
  first_name COMMENT 'Given name.',
  last_name COMMENT 'Family name.',
  middle_names COMMENT 'All names between the given and the family name, separated by blanks.',
  prefix COMMENT 'Form of address before the name.',
  gender COMMENT 'Gender as the person stated it.',
  marital_status COMMENT 'Marital status as far as the legacy system knows it.',
  _op COMMENT 'create, update or read.',
  _sequence COMMENT 'Orders the changes of one individual, as text.',
  _valid_from COMMENT 'When this change was made in its source, UTC.',
  _valid_to COMMENT 'When a later change took its place or its table was truncated, UTC; that moment is outside. Null while there is neither. Not after _valid_from: this change was never the valid one.',
  _is_current COMMENT 'Whether neither a later change nor a later truncate exists.'
)
COMMENT 'A natural person, whatever roles the person has. One row per change of a id, valid from _valid_from up to, but without, _valid_to.'
AS
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
    timestampadd(MILLISECOND, unix_millis(timestampadd(MICROSECOND, 500, stored._changed_at)), TIMESTAMP_NTZ '1970-01-01 00:00:00') AS _valid_from,
    MIN(timestampadd(MILLISECOND, unix_millis(timestampadd(MICROSECOND, 500, stored._changed_at)), TIMESTAMP_NTZ '1970-01-01 00:00:00')) OVER (PARTITION BY stored.id ORDER BY stored._sequence ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS _next_at,
    array_min(map_values(map_filter(truncates.times, (cut, moment) -> cut >= stored._sequence))) AS _truncated_at,
    LEAD(stored._sequence) OVER (PARTITION BY stored.id ORDER BY stored._sequence) IS NULL AND (truncates.highest IS NULL OR truncates.highest < stored._sequence) AS _is_current
  FROM canonical.individual_history AS stored
  CROSS JOIN (
    SELECT
      map_from_entries(collect_list(struct(stored._sequence, timestampadd(MILLISECOND, unix_millis(timestampadd(MICROSECOND, 500, stored._changed_at)), TIMESTAMP_NTZ '1970-01-01 00:00:00')))) AS times,
      MAX(stored._sequence) AS highest
    FROM canonical.individual_history AS stored
    WHERE stored.id IS NULL AND stored._op = 'truncate'
  ) AS truncates
) AS change
WHERE change._op <> 'delete' AND change._op <> 'truncate';

CREATE OR REPLACE VIEW views.individual_totals (
  id COMMENT 'Identifies the person across systems: the origin\'s prefix and the number there.',
  customer_count COMMENT 'How many customer rows have it as party.'
)
COMMENT 'A natural person, whatever roles the person has. What refers to it, counted and summed: customer. One row per id.'
AS
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

CREATE OR REPLACE VIEW views.account_as_of (
  account_number COMMENT 'The number of the account, unique over all customers.',
  account_name COMMENT 'The name that the customer gave the account; may hold the customer\'s own name.',
  account_type COMMENT 'The product, in the words of the legacy system.',
  customer_number COMMENT 'The customer that holds the account.',
  status COMMENT 'Where the account stands in its life.',
  created COMMENT 'The day on which the account was opened.',
  valid_from COMMENT 'The first day on which the account can be used.',
  valid_to COMMENT 'The last day on which the account can be used; absent while no end is known.',
  customer_status COMMENT 'Where the customer stands in its life: New until first business, Closed when it is over. From customer.status.',
  party_id COMMENT 'The party that is the customer; an individual while party_type is Individual. From customer.party_id.',
  party_type COMMENT 'What kind of party the customer is. From customer.party_type.',
  name COMMENT 'The full name as the person writes it. From customer.party.name.',
  first_name COMMENT 'Given name. From customer.party.first_name.',
  last_name COMMENT 'Family name. From customer.party.last_name.',
  middle_names COMMENT 'All names between the given and the family name, separated by blanks. From customer.party.middle_names.',
  prefix COMMENT 'Form of address before the name. From customer.party.prefix.',
  gender COMMENT 'Gender as the person stated it. From customer.party.gender.',
  marital_status COMMENT 'Marital status as far as the legacy system knows it. From customer.party.marital_status.',
  _sequence COMMENT 'Orders the changes of one account, as text.',
  _valid_from COMMENT 'When this change was made in its source, UTC; everything else is as it was then.',
  _valid_to COMMENT 'When a later change took its place or its table was truncated, UTC; null while there is neither.'
)
COMMENT 'An account that a customer holds. One row per change of a account_number, with customer, customer.party as they were at _valid_from.'
AS
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

CREATE OR REPLACE VIEW views.customer_as_of (
  customer_number COMMENT 'The number under which the customer is known; printed on every letter.',
  status COMMENT 'Where the customer stands in its life: New until first business, Closed when it is over.',
  party_id COMMENT 'The party that is the customer; an individual while party_type is Individual.',
  party_type COMMENT 'What kind of party the customer is.',
  name COMMENT 'The full name as the person writes it. From party.name.',
  first_name COMMENT 'Given name. From party.first_name.',
  last_name COMMENT 'Family name. From party.last_name.',
  middle_names COMMENT 'All names between the given and the family name, separated by blanks. From party.middle_names.',
  prefix COMMENT 'Form of address before the name. From party.prefix.',
  gender COMMENT 'Gender as the person stated it. From party.gender.',
  marital_status COMMENT 'Marital status as far as the legacy system knows it. From party.marital_status.',
  _sequence COMMENT 'Orders the changes of one customer, as text.',
  _valid_from COMMENT 'When this change was made in its source, UTC; everything else is as it was then.',
  _valid_to COMMENT 'When a later change took its place or its table was truncated, UTC; null while there is neither.'
)
COMMENT 'A party in its role as a customer. One row per change of a customer_number, with party as they were at _valid_from.'
AS
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
