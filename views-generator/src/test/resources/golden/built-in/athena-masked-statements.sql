-- Without views.account_as_of: a view of the Data Catalog reads at most 10 tables, and no views.
-- Without views.customer_as_of: a view of the Data Catalog reads at most 10 tables, and no views.
CREATE DATABASE IF NOT EXISTS `views_masked` LOCATION 's3://onramp-lake/views_masked/';

CREATE OR REPLACE PROTECTED MULTI DIALECT VIEW views_masked.account_wide
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
FROM (
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
  ON customer_party.id = customer.party_id
) AS unmasked;

CREATE OR REPLACE PROTECTED MULTI DIALECT VIEW views_masked.account_history
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
FROM (
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
WHERE change._op <> 'delete' AND change._op <> 'truncate'
) AS unmasked;

CREATE OR REPLACE PROTECTED MULTI DIALECT VIEW views_masked.customer_wide
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
FROM (
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
  ON party.id = customer.party_id
) AS unmasked;

CREATE OR REPLACE PROTECTED MULTI DIALECT VIEW views_masked.customer_history
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
FROM (
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
WHERE change._op <> 'delete' AND change._op <> 'truncate'
) AS unmasked;

CREATE OR REPLACE PROTECTED MULTI DIALECT VIEW views_masked.customer_totals
SECURITY DEFINER AS
SELECT
  unmasked.customer_number AS customer_number,
  unmasked.account_count AS account_count
FROM (
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
  ON of_account_.customer_number = customer.customer_number
) AS unmasked;

CREATE OR REPLACE PROTECTED MULTI DIALECT VIEW views_masked.individual_wide
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
FROM (
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
FROM canonical.individual AS individual
) AS unmasked;

CREATE OR REPLACE PROTECTED MULTI DIALECT VIEW views_masked.individual_history
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
FROM (
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
WHERE change._op <> 'delete' AND change._op <> 'truncate'
) AS unmasked;

CREATE OR REPLACE PROTECTED MULTI DIALECT VIEW views_masked.individual_totals
SECURITY DEFINER AS
SELECT
  unmasked.id AS id,
  unmasked.customer_count AS customer_count
FROM (
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
  ON of_customer_.party_id = individual.id
) AS unmasked;
