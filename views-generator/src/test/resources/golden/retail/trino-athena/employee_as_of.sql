-- views.employee_as_of: One row per change of a id, with shop as they were at _valid_from.
-- reads views.employee_history, views.shop_history
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
-- _valid_from | timestamp(3) | _changed_at | When this change was made in its source, UTC; everything else is as it was then.
-- _valid_to | timestamp(3) | _changed_at | When a later change took its place or its table was truncated, UTC; null while there is neither.
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
  employee._valid_from AS _valid_from,
  employee._valid_to AS _valid_to
FROM views.employee_history AS employee
LEFT JOIN views.shop_history AS shop
  ON shop.country = employee.country
  AND shop.shop_number = employee.shop_number
  AND shop._valid_from <= employee._valid_from
  AND (shop._valid_to > employee._valid_from OR shop._valid_to IS NULL)
