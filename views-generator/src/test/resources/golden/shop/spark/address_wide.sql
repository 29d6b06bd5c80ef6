-- views.address_wide: One row per id, with city, city.country, city.country.region.
-- reads canonical.address, canonical.city, canonical.country, canonical.region
-- id | varchar | id | 
-- line | varchar | line | 
-- in_country | varchar | in_country | 
-- in_city | varchar | in_city | 
-- inhabitants | bigint | city.inhabitants | From city.inhabitants.
-- country_name | varchar | city.country.name | From city.country.name.
-- currency | varchar | city.country.currency | From city.country.currency.
-- region_id | integer | city.country.region_id | From city.country.region_id.
-- region_name | varchar | city.country.region.name | From city.country.region.name.
-- _sequence | varchar | _sequence | Orders the changes of one address, as text.
-- _changed_at | timestamp(3) | _changed_at | When the address changed in its source, UTC.
SELECT
  address.id AS id,
  address.line AS line,
  address.in_country AS in_country,
  address.in_city AS in_city,
  city.inhabitants AS inhabitants,
  city_country.name AS country_name,
  city_country.currency AS currency,
  city_country.region_id AS region_id,
  city_country_region.name AS region_name,
  address._sequence AS _sequence,
  timestampadd(MILLISECOND, unix_millis(timestampadd(MICROSECOND, 500, address._changed_at)), TIMESTAMP_NTZ '1970-01-01 00:00:00') AS _changed_at
FROM canonical.address AS address
LEFT JOIN canonical.city AS city
  ON city.city_name = address.in_city
  AND city.country_code = address.in_country
LEFT JOIN canonical.country AS city_country
  ON city_country.code = city.country_code
LEFT JOIN canonical.region AS city_country_region
  ON city_country_region.id = city_country.region_id
