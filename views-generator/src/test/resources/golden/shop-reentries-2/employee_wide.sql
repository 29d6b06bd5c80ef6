-- views.employee_wide: One row per id, with manager, manager.manager.
-- reads canonical.employee
-- id | varchar | id | 
-- name | varchar | name | 
-- employee | boolean | employee | 
-- manager_id | varchar | manager_id | 
-- manager_name | varchar | manager.name | From manager.name.
-- manager_employee | boolean | manager.employee | From manager.employee.
-- manager_manager_id | varchar | manager.manager_id | From manager.manager_id.
-- manager_manager_name | varchar | manager.manager.name | From manager.manager.name.
-- manager_manager_employee | boolean | manager.manager.employee | From manager.manager.employee.
-- manager_manager_manager_id | varchar | manager.manager.manager_id | From manager.manager.manager_id.
-- _sequence | varchar | _sequence | Orders the changes of one employee, as text.
-- _changed_at | timestamp(3) | _changed_at | When the employee changed in its source, UTC.
SELECT
  employee.id AS id,
  employee.name AS name,
  employee.employee AS employee,
  employee.manager_id AS manager_id,
  manager.name AS manager_name,
  manager.employee AS manager_employee,
  manager.manager_id AS manager_manager_id,
  manager_manager.name AS manager_manager_name,
  manager_manager.employee AS manager_manager_employee,
  manager_manager.manager_id AS manager_manager_manager_id,
  employee._sequence AS _sequence,
  CAST(at_timezone(employee._changed_at, 'UTC') AS timestamp(3)) AS _changed_at
FROM canonical.employee AS employee
LEFT JOIN canonical.employee AS manager
  ON manager.id = employee.manager_id
LEFT JOIN canonical.employee AS manager_manager
  ON manager_manager.id = manager.manager_id
