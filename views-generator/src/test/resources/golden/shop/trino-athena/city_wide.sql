-- views.city_wide: A city; its name is unique in its country. One row per country_code, city_name, with country, country.region.
-- reads canonical.city, canonical.country, canonical.region
-- country_code | varchar | country_code | 
-- city_name | varchar | city_name | 
-- inhabitants | bigint | inhabitants | 
-- country_name | varchar | country.name | From country.name.
-- currency | varchar | country.currency | From country.currency.
-- region_id | integer | country.region_id | From country.region_id.
-- region_name | varchar | country.region.name | From country.region.name.
-- _sequence | varchar | _sequence | Orders the changes of one city, as text.
-- _changed_at | timestamp(3) | _changed_at | When the city changed in its source, UTC.
SELECT
  city.country_code AS country_code,
  city.city_name AS city_name,
  city.inhabitants AS inhabitants,
  country.name AS country_name,
  country.currency AS currency,
  country.region_id AS region_id,
  country_region.name AS region_name,
  city._sequence AS _sequence,
  CAST(at_timezone(city._changed_at, 'UTC') AS timestamp(3)) AS _changed_at
FROM canonical.city AS city
LEFT JOIN canonical.country AS country
  ON country.code = city.country_code
LEFT JOIN canonical.region AS country_region
  ON country_region.id = country.region_id
