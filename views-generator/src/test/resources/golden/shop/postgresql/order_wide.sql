-- views.order_wide: An order, named with reserved words. One row per order, with group, group.home, group.home.city, group.home.city.country, group.home.city.country.region, group.work, group.work.city, group.work.city.country, group.work.city.country.region, bill_to, bill_to.home, bill_to.home.city, bill_to.home.city.country, bill_to.home.city.country.region, bill_to.work, bill_to.work.city, bill_to.work.city.country, bill_to.work.city.country.region.
-- reads canonical.order, canonical.party, canonical.address, canonical.city, canonical.country, canonical.region
-- order | bigint | order | 
-- user | varchar | user | 
-- select | double | select | 
-- placed | timestamp(3) | placed | 
-- total | decimal(18, 2) | total | 
-- tags | array(varchar) | tags | 
-- steps | array(row(at timestamp(3), "table" varchar)) | steps | 
-- delivery | row(planned timestamp(3), times array(timestamp(3))) | delivery | 
-- group_id | varchar | group_id | 
-- bill_to | varchar | bill_to | 
-- group_name | varchar | group.name | The party's name; 'quoted' -- not a comment.\nSecond line. From group.name.
-- group_fax | varchar | group.fax | Deprecated. Use the post. From group.fax.
-- group_home_id | varchar | group.home_id | From group.home_id.
-- group_work_id | varchar | group.work_id | From group.work_id.
-- group_home_line | varchar | group.home.line | From group.home.line.
-- group_home_in_country | varchar | group.home.in_country | From group.home.in_country.
-- group_home_in_city | varchar | group.home.in_city | From group.home.in_city.
-- group_home_city_inhabitants | bigint | group.home.city.inhabitants | From group.home.city.inhabitants.
-- group_home_city_country_name | varchar | group.home.city.country.name | From group.home.city.country.name.
-- group_home_city_country_currency | varchar | group.home.city.country.currency | From group.home.city.country.currency.
-- group_home_city_country_region_id | integer | group.home.city.country.region_id | From group.home.city.country.region_id.
-- group_home_city_country_region_name | varchar | group.home.city.country.region.name | From group.home.city.country.region.name.
-- group_work_line | varchar | group.work.line | From group.work.line.
-- group_work_in_country | varchar | group.work.in_country | From group.work.in_country.
-- group_work_in_city | varchar | group.work.in_city | From group.work.in_city.
-- group_work_city_inhabitants | bigint | group.work.city.inhabitants | From group.work.city.inhabitants.
-- group_work_city_country_name | varchar | group.work.city.country.name | From group.work.city.country.name.
-- group_work_city_country_currency | varchar | group.work.city.country.currency | From group.work.city.country.currency.
-- group_work_city_country_region_id | integer | group.work.city.country.region_id | From group.work.city.country.region_id.
-- group_work_city_country_region_name | varchar | group.work.city.country.region.name | From group.work.city.country.region.name.
-- bill_to_name | varchar | bill_to.name | The party's name; 'quoted' -- not a comment.\nSecond line. From bill_to.name.
-- bill_to_fax | varchar | bill_to.fax | Deprecated. Use the post. From bill_to.fax.
-- bill_to_home_id | varchar | bill_to.home_id | From bill_to.home_id.
-- bill_to_work_id | varchar | bill_to.work_id | From bill_to.work_id.
-- bill_to_home_line | varchar | bill_to.home.line | From bill_to.home.line.
-- bill_to_home_in_country | varchar | bill_to.home.in_country | From bill_to.home.in_country.
-- bill_to_home_in_city | varchar | bill_to.home.in_city | From bill_to.home.in_city.
-- bill_to_home_city_inhabitants | bigint | bill_to.home.city.inhabitants | From bill_to.home.city.inhabitants.
-- bill_to_home_city_country_name | varchar | bill_to.home.city.country.name | From bill_to.home.city.country.name.
-- bill_to_home_city_country_currency | varchar | bill_to.home.city.country.currency | From bill_to.home.city.country.currency.
-- bill_to_home_city_country_region_id | integer | bill_to.home.city.country.region_id | From bill_to.home.city.country.region_id.
-- bill_to_home_city_country_region_name | varchar | bill_to.home.city.country.region.name | From bill_to.home.city.country.region.name.
-- bill_to_work_line | varchar | bill_to.work.line | From bill_to.work.line.
-- bill_to_work_in_country | varchar | bill_to.work.in_country | From bill_to.work.in_country.
-- bill_to_work_in_city | varchar | bill_to.work.in_city | From bill_to.work.in_city.
-- bill_to_work_city_inhabitants | bigint | bill_to.work.city.inhabitants | From bill_to.work.city.inhabitants.
-- bill_to_work_city_country_name | varchar | bill_to.work.city.country.name | From bill_to.work.city.country.name.
-- bill_to_work_city_country_currency | varchar | bill_to.work.city.country.currency | From bill_to.work.city.country.currency.
-- bill_to_work_city_country_region_id | integer | bill_to.work.city.country.region_id | From bill_to.work.city.country.region_id.
-- bill_to_work_city_country_region_name | varchar | bill_to.work.city.country.region.name | From bill_to.work.city.country.region.name.
-- _sequence | varchar | _sequence | Orders the changes of one order, as text.
-- _changed_at | timestamp(3) | _changed_at | When the order changed in its source, UTC.
SELECT
  "order"."order" AS "order",
  "order"."user" AS "user",
  "order"."select" AS "select",
  CAST(date_trunc('milliseconds', "order".placed AT TIME ZONE 'UTC' + INTERVAL '500 microseconds') AS timestamp(3)) AS placed,
  "order".total AS total,
  "order".tags AS tags,
  "order".steps AS steps,
  "order".delivery AS delivery,
  "order".group_id AS group_id,
  "order".bill_to AS bill_to,
  "group".name AS group_name,
  "group".fax AS group_fax,
  "group".home_id AS group_home_id,
  "group".work_id AS group_work_id,
  group_home.line AS group_home_line,
  group_home.in_country AS group_home_in_country,
  group_home.in_city AS group_home_in_city,
  group_home_city.inhabitants AS group_home_city_inhabitants,
  group_home_city_country.name AS group_home_city_country_name,
  group_home_city_country.currency AS group_home_city_country_currency,
  group_home_city_country.region_id AS group_home_city_country_region_id,
  group_home_city_country_region.name AS group_home_city_country_region_name,
  group_work.line AS group_work_line,
  group_work.in_country AS group_work_in_country,
  group_work.in_city AS group_work_in_city,
  group_work_city.inhabitants AS group_work_city_inhabitants,
  group_work_city_country.name AS group_work_city_country_name,
  group_work_city_country.currency AS group_work_city_country_currency,
  group_work_city_country.region_id AS group_work_city_country_region_id,
  group_work_city_country_region.name AS group_work_city_country_region_name,
  bill_to.name AS bill_to_name,
  bill_to.fax AS bill_to_fax,
  bill_to.home_id AS bill_to_home_id,
  bill_to.work_id AS bill_to_work_id,
  bill_to_home.line AS bill_to_home_line,
  bill_to_home.in_country AS bill_to_home_in_country,
  bill_to_home.in_city AS bill_to_home_in_city,
  bill_to_home_city.inhabitants AS bill_to_home_city_inhabitants,
  bill_to_home_city_country.name AS bill_to_home_city_country_name,
  bill_to_home_city_country.currency AS bill_to_home_city_country_currency,
  bill_to_home_city_country.region_id AS bill_to_home_city_country_region_id,
  bill_to_home_city_country_region.name AS bill_to_home_city_country_region_name,
  bill_to_work.line AS bill_to_work_line,
  bill_to_work.in_country AS bill_to_work_in_country,
  bill_to_work.in_city AS bill_to_work_in_city,
  bill_to_work_city.inhabitants AS bill_to_work_city_inhabitants,
  bill_to_work_city_country.name AS bill_to_work_city_country_name,
  bill_to_work_city_country.currency AS bill_to_work_city_country_currency,
  bill_to_work_city_country.region_id AS bill_to_work_city_country_region_id,
  bill_to_work_city_country_region.name AS bill_to_work_city_country_region_name,
  "order"._sequence AS _sequence,
  CAST(date_trunc('milliseconds', "order"._changed_at AT TIME ZONE 'UTC' + INTERVAL '500 microseconds') AS timestamp(3)) AS _changed_at
FROM canonical."order" AS "order"
LEFT JOIN canonical.party AS "group"
  ON "group".id = "order".group_id
LEFT JOIN canonical.address AS group_home
  ON group_home.id = "group".home_id
LEFT JOIN canonical.city AS group_home_city
  ON group_home_city.city_name = group_home.in_city
  AND group_home_city.country_code = group_home.in_country
LEFT JOIN canonical.country AS group_home_city_country
  ON group_home_city_country.code = group_home_city.country_code
LEFT JOIN canonical.region AS group_home_city_country_region
  ON group_home_city_country_region.id = group_home_city_country.region_id
LEFT JOIN canonical.address AS group_work
  ON group_work.id = "group".work_id
LEFT JOIN canonical.city AS group_work_city
  ON group_work_city.city_name = group_work.in_city
  AND group_work_city.country_code = group_work.in_country
LEFT JOIN canonical.country AS group_work_city_country
  ON group_work_city_country.code = group_work_city.country_code
LEFT JOIN canonical.region AS group_work_city_country_region
  ON group_work_city_country_region.id = group_work_city_country.region_id
LEFT JOIN canonical.party AS bill_to
  ON bill_to.id = "order".bill_to
LEFT JOIN canonical.address AS bill_to_home
  ON bill_to_home.id = bill_to.home_id
LEFT JOIN canonical.city AS bill_to_home_city
  ON bill_to_home_city.city_name = bill_to_home.in_city
  AND bill_to_home_city.country_code = bill_to_home.in_country
LEFT JOIN canonical.country AS bill_to_home_city_country
  ON bill_to_home_city_country.code = bill_to_home_city.country_code
LEFT JOIN canonical.region AS bill_to_home_city_country_region
  ON bill_to_home_city_country_region.id = bill_to_home_city_country.region_id
LEFT JOIN canonical.address AS bill_to_work
  ON bill_to_work.id = bill_to.work_id
LEFT JOIN canonical.city AS bill_to_work_city
  ON bill_to_work_city.city_name = bill_to_work.in_city
  AND bill_to_work_city.country_code = bill_to_work.in_country
LEFT JOIN canonical.country AS bill_to_work_city_country
  ON bill_to_work_city_country.code = bill_to_work_city.country_code
LEFT JOIN canonical.region AS bill_to_work_city_country_region
  ON bill_to_work_city_country_region.id = bill_to_work_city_country.region_id
