-- views.employee_wide: One row per id.
-- reads canonical.employee
-- id | varchar | id | 
-- name | varchar | name | 
-- employee | boolean | employee | 
-- manager_id | varchar | manager_id | 
-- _sequence | varchar | _sequence | Orders the changes of one employee, as text.
-- _changed_at | timestamp(3) | _changed_at | When the employee changed in its source, UTC.
SELECT
  employee.id AS id,
  employee.name AS name,
  employee.employee AS employee,
  employee.manager_id AS manager_id,
  employee._sequence AS _sequence,
  CAST(date_trunc('milliseconds', employee._changed_at AT TIME ZONE 'UTC' + INTERVAL '500 microseconds') AS timestamp(3)) AS _changed_at
FROM canonical.employee AS employee
