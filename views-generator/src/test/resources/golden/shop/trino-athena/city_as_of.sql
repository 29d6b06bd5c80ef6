-- views.city_as_of: A city; its name is unique in its country. One row per change of a country_code, city_name, with country, country.region as they were at _valid_from.
-- reads views.city_history, views.country_history, views.region_history
-- country_code | varchar | country_code | 
-- city_name | varchar | city_name | 
-- inhabitants | bigint | inhabitants | 
-- country_name | varchar | country.name | From country.name.
-- currency | varchar | country.currency | From country.currency.
-- region_id | integer | country.region_id | From country.region_id.
-- region_name | varchar | country.region.name | From country.region.name.
-- _sequence | varchar | _sequence | Orders the changes of one city, as text.
-- _valid_from | timestamp(3) | _changed_at | When this change was made in its source, UTC; everything else is as it was then.
-- _valid_to | timestamp(3) | _changed_at | When a later change took its place or its table was truncated, UTC; null while there is neither.
SELECT
  city.country_code AS country_code,
  city.city_name AS city_name,
  city.inhabitants AS inhabitants,
  country.name AS country_name,
  country.currency AS currency,
  country.region_id AS region_id,
  country_region.name AS region_name,
  city._sequence AS _sequence,
  city._valid_from AS _valid_from,
  city._valid_to AS _valid_to
FROM views.city_history AS city
LEFT JOIN views.country_history AS country
  ON country.code = city.country_code
  AND country._valid_from <= city._valid_from
  AND (country._valid_to > city._valid_from OR country._valid_to IS NULL)
LEFT JOIN views.region_history AS country_region
  ON country_region.id = country.region_id
  AND country_region._valid_from <= city._valid_from
  AND (country_region._valid_to > city._valid_from OR country_region._valid_to IS NULL)
