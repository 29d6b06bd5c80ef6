-- views.country_totals: What refers to it, counted and summed: city. One row per code.
-- reads canonical.country, canonical.city
-- code | varchar | code | 
-- city_count | bigint | city.country.row_count | How many city rows have it as country.
SELECT
  country.code AS code,
  COALESCE(of_city_.row_count, 0) AS city_count
FROM canonical.country AS country
LEFT JOIN (
  SELECT
    child.country_code AS country_code,
    COUNT(*) AS row_count
  FROM canonical.city AS child
  GROUP BY child.country_code
) AS of_city_
  ON of_city_.country_code = country.code
