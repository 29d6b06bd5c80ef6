-- views.employee_wide: One row per id, with shop.
-- reads canonical.employee, canonical.shop
-- id | varchar | id | 
-- name | varchar | name | 
-- born | date | born | 
-- salary | decimal(38, 10) | salary | 
-- manager_id | varchar | manager_id | 
-- country | varchar | country | 
-- shop_number | integer | shop_number | 
-- shop_name | varchar | shop.name | From shop.name.
-- head_id | varchar | shop.head_id | From shop.head_id.
-- opened | date | shop.opened | From shop.opened.
-- _sequence | varchar | _sequence | Orders the changes of one employee, as text.
-- _changed_at | timestamp(3) | _changed_at | When the employee changed in its source, UTC.
SELECT
  employee.id AS id,
  employee.name AS name,
  employee.born AS born,
  employee.salary AS salary,
  employee.manager_id AS manager_id,
  employee.country AS country,
  employee.shop_number AS shop_number,
  shop.name AS shop_name,
  shop.head_id AS head_id,
  shop.opened AS opened,
  employee._sequence AS _sequence,
  CAST(date_trunc('milliseconds', employee._changed_at AT TIME ZONE 'UTC' + INTERVAL '500 microseconds') AS timestamp(3)) AS _changed_at
FROM canonical.employee AS employee
LEFT JOIN canonical.shop AS shop
  ON shop.country = employee.country
  AND shop.shop_number = employee.shop_number
