-- views.party_as_of: Who buys; it's "anyone" — even O'Brien. One row per change of a id, with home, home.city, home.city.country, home.city.country.region, work, work.city, work.city.country, work.city.country.region as they were at _valid_from.
-- reads views.party_history, views.address_history, views.city_history, views.country_history, views.region_history
-- id | varchar | id | 
-- name | varchar | name | The party's name; 'quoted' -- not a comment.\nSecond line.
-- fax | varchar | fax | Deprecated. Use the post.
-- home_id | varchar | home_id | 
-- work_id | varchar | work_id | 
-- home_line | varchar | home.line | From home.line.
-- home_in_country | varchar | home.in_country | From home.in_country.
-- home_in_city | varchar | home.in_city | From home.in_city.
-- home_city_inhabitants | bigint | home.city.inhabitants | From home.city.inhabitants.
-- home_city_country_name | varchar | home.city.country.name | From home.city.country.name.
-- home_city_country_currency | varchar | home.city.country.currency | From home.city.country.currency.
-- home_city_country_region_id | integer | home.city.country.region_id | From home.city.country.region_id.
-- home_city_country_region_name | varchar | home.city.country.region.name | From home.city.country.region.name.
-- work_line | varchar | work.line | From work.line.
-- work_in_country | varchar | work.in_country | From work.in_country.
-- work_in_city | varchar | work.in_city | From work.in_city.
-- work_city_inhabitants | bigint | work.city.inhabitants | From work.city.inhabitants.
-- work_city_country_name | varchar | work.city.country.name | From work.city.country.name.
-- work_city_country_currency | varchar | work.city.country.currency | From work.city.country.currency.
-- work_city_country_region_id | integer | work.city.country.region_id | From work.city.country.region_id.
-- work_city_country_region_name | varchar | work.city.country.region.name | From work.city.country.region.name.
-- _sequence | varchar | _sequence | Orders the changes of one party, as text.
-- _valid_from | timestamp(3) | _changed_at | When this change was made in its source, UTC; everything else is as it was then.
-- _valid_to | timestamp(3) | _changed_at | When a later change took its place or its table was truncated, UTC; null while there is neither.
SELECT
  party.id AS id,
  party.name AS name,
  party.fax AS fax,
  party.home_id AS home_id,
  party.work_id AS work_id,
  home.line AS home_line,
  home.in_country AS home_in_country,
  home.in_city AS home_in_city,
  home_city.inhabitants AS home_city_inhabitants,
  home_city_country.name AS home_city_country_name,
  home_city_country.currency AS home_city_country_currency,
  home_city_country.region_id AS home_city_country_region_id,
  home_city_country_region.name AS home_city_country_region_name,
  work.line AS work_line,
  work.in_country AS work_in_country,
  work.in_city AS work_in_city,
  work_city.inhabitants AS work_city_inhabitants,
  work_city_country.name AS work_city_country_name,
  work_city_country.currency AS work_city_country_currency,
  work_city_country.region_id AS work_city_country_region_id,
  work_city_country_region.name AS work_city_country_region_name,
  party._sequence AS _sequence,
  party._valid_from AS _valid_from,
  party._valid_to AS _valid_to
FROM views.party_history AS party
LEFT JOIN views.address_history AS home
  ON home.id = party.home_id
  AND home._valid_from <= party._valid_from
  AND (home._valid_to > party._valid_from OR home._valid_to IS NULL)
LEFT JOIN views.city_history AS home_city
  ON home_city.city_name = home.in_city
  AND home_city.country_code = home.in_country
  AND home_city._valid_from <= party._valid_from
  AND (home_city._valid_to > party._valid_from OR home_city._valid_to IS NULL)
LEFT JOIN views.country_history AS home_city_country
  ON home_city_country.code = home_city.country_code
  AND home_city_country._valid_from <= party._valid_from
  AND (home_city_country._valid_to > party._valid_from OR home_city_country._valid_to IS NULL)
LEFT JOIN views.region_history AS home_city_country_region
  ON home_city_country_region.id = home_city_country.region_id
  AND home_city_country_region._valid_from <= party._valid_from
  AND (home_city_country_region._valid_to > party._valid_from OR home_city_country_region._valid_to IS NULL)
LEFT JOIN views.address_history AS work
  ON work.id = party.work_id
  AND work._valid_from <= party._valid_from
  AND (work._valid_to > party._valid_from OR work._valid_to IS NULL)
LEFT JOIN views.city_history AS work_city
  ON work_city.city_name = work.in_city
  AND work_city.country_code = work.in_country
  AND work_city._valid_from <= party._valid_from
  AND (work_city._valid_to > party._valid_from OR work_city._valid_to IS NULL)
LEFT JOIN views.country_history AS work_city_country
  ON work_city_country.code = work_city.country_code
  AND work_city_country._valid_from <= party._valid_from
  AND (work_city_country._valid_to > party._valid_from OR work_city_country._valid_to IS NULL)
LEFT JOIN views.region_history AS work_city_country_region
  ON work_city_country_region.id = work_city_country.region_id
  AND work_city_country_region._valid_from <= party._valid_from
  AND (work_city_country_region._valid_to > party._valid_from OR work_city_country_region._valid_to IS NULL)
