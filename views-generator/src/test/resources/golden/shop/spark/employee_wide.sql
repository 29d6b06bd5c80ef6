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
  timestampadd(MILLISECOND, unix_millis(timestampadd(MICROSECOND, 500, employee._changed_at)), TIMESTAMP_NTZ '1970-01-01 00:00:00') AS _changed_at
FROM canonical.employee AS employee
