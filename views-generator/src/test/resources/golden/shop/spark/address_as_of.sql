-- views.address_as_of: One row per change of a id, with city, city.country, city.country.region as they were at _valid_from.
-- reads views.address_history, views.city_history, views.country_history, views.region_history
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
-- _valid_from | timestamp(3) | _changed_at | When this change was made in its source, UTC; everything else is as it was then.
-- _valid_to | timestamp(3) | _changed_at | When a later change took its place or its table was truncated, UTC; null while there is neither.
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
  address._valid_from AS _valid_from,
  address._valid_to AS _valid_to
FROM views.address_history AS address
LEFT JOIN views.city_history AS city
  ON city.city_name = address.in_city
  AND city.country_code = address.in_country
  AND city._valid_from <= address._valid_from
  AND (city._valid_to > address._valid_from OR city._valid_to IS NULL)
LEFT JOIN views.country_history AS city_country
  ON city_country.code = city.country_code
  AND city_country._valid_from <= address._valid_from
  AND (city_country._valid_to > address._valid_from OR city_country._valid_to IS NULL)
LEFT JOIN views.region_history AS city_country_region
  ON city_country_region.id = city_country.region_id
  AND city_country_region._valid_from <= address._valid_from
  AND (city_country_region._valid_to > address._valid_from OR city_country_region._valid_to IS NULL)
