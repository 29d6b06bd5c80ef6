-- views.region_totals: What refers to it, counted and summed: country. One row per id.
-- reads canonical.region, canonical.country
-- id | integer | id | 
-- country_count | bigint | country.region.row_count | How many country rows have it as region.
SELECT
  region.id AS id,
  COALESCE(of_country_.row_count, 0) AS country_count
FROM canonical.region AS region
LEFT JOIN (
  SELECT
    child.region_id AS region_id,
    COUNT(*) AS row_count
  FROM canonical.country AS child
  GROUP BY child.region_id
) AS of_country_
  ON of_country_.region_id = region.id
