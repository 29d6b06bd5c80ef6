-- views.city_totals: A city; its name is unique in its country. What refers to it, counted and summed: address. One row per country_code, city_name.
-- reads canonical.city, canonical.address
-- country_code | varchar | country_code | 
-- city_name | varchar | city_name | 
-- address_count | bigint | address.city.row_count | How many address rows have it as city.
SELECT
  city.country_code AS country_code,
  city.city_name AS city_name,
  COALESCE(of_address_.row_count, 0) AS address_count
FROM canonical.city AS city
LEFT JOIN (
  SELECT
    child.in_city AS in_city,
    child.in_country AS in_country,
    COUNT(*) AS row_count
  FROM canonical.address AS child
  GROUP BY child.in_city, child.in_country
) AS of_address_
  ON of_address_.in_city = city.city_name
  AND of_address_.in_country = city.country_code
