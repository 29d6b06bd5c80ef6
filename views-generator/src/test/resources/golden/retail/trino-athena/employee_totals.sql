-- views.employee_totals: What refers to it, counted and summed: employee, shop. One row per id.
-- reads canonical.employee, canonical.shop
-- id | varchar | id | 
-- employee_count | bigint | employee.manager.row_count | How many employee rows have it as manager.
-- shop_count | bigint | shop.head.row_count | How many shop rows have it as head.
-- shop_array | array(row(country varchar, shop_number integer, name varchar, opened date)) | shop.head._array | The shop rows that have it as head, ordered by their key, personal values null; empty where there is none.
SELECT
  employee.id AS id,
  COALESCE(of_employee_.row_count, 0) AS employee_count,
  COALESCE(of_shop_.row_count, 0) AS shop_count,
  COALESCE(of_shop_._array, ARRAY[]) AS shop_array
FROM canonical.employee AS employee
LEFT JOIN (
  SELECT
    child.manager_id AS manager_id,
    COUNT(*) AS row_count
  FROM canonical.employee AS child
  GROUP BY child.manager_id
) AS of_employee_
  ON of_employee_.manager_id = employee.id
LEFT JOIN (
  SELECT
    child.head_id AS head_id,
    COUNT(*) AS row_count,
    array_agg(CAST(ROW(child.country, child.shop_number, child.name, child.opened) AS row(country varchar, shop_number integer, name varchar, opened date)) ORDER BY child.country, child.shop_number) AS _array
  FROM canonical.shop AS child
  GROUP BY child.head_id
) AS of_shop_
  ON of_shop_.head_id = employee.id
