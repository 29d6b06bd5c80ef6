-- views.employee_totals: What refers to it, counted and summed: employee. One row per id.
-- reads canonical.employee
-- id | varchar | id | 
-- employee_count | bigint | employee.manager.row_count | How many employee rows have it as manager.
SELECT
  employee.id AS id,
  COALESCE(of_employee_.row_count, 0) AS employee_count
FROM canonical.employee AS employee
LEFT JOIN (
  SELECT
    child.manager_id AS manager_id,
    COUNT(*) AS row_count
  FROM canonical.employee AS child
  GROUP BY child.manager_id
) AS of_employee_
  ON of_employee_.manager_id = employee.id
