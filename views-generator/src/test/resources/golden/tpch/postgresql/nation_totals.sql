-- views.nation_totals: What refers to it, counted and summed: customer, supplier. One row per nationkey.
-- reads canonical.nation, canonical.customer, canonical.supplier
-- nationkey | bigint | nationkey | 
-- customer_count | bigint | customer.nation.row_count | How many customer rows have it as nation.
-- customer_acctbal_sum | decimal(38, 2) | customer.nation.acctbal_sum | Sum of customer.acctbal over those rows; null where there is none.
-- supplier_count | bigint | supplier.nation.row_count | How many supplier rows have it as nation.
-- supplier_acctbal_sum | decimal(38, 2) | supplier.nation.acctbal_sum | Sum of supplier.acctbal over those rows; null where there is none.
SELECT
  nation.nationkey AS nationkey,
  COALESCE(of_customer_.row_count, 0) AS customer_count,
  of_customer_.acctbal_sum AS customer_acctbal_sum,
  COALESCE(of_supplier_.row_count, 0) AS supplier_count,
  of_supplier_.acctbal_sum AS supplier_acctbal_sum
FROM canonical.nation AS nation
LEFT JOIN (
  SELECT
    child.nationkey AS nationkey,
    COUNT(*) AS row_count,
    CAST(SUM(child.acctbal) AS numeric(38,2)) AS acctbal_sum
  FROM canonical.customer AS child
  GROUP BY child.nationkey
) AS of_customer_
  ON of_customer_.nationkey = nation.nationkey
LEFT JOIN (
  SELECT
    child.nationkey AS nationkey,
    COUNT(*) AS row_count,
    CAST(SUM(child.acctbal) AS numeric(38,2)) AS acctbal_sum
  FROM canonical.supplier AS child
  GROUP BY child.nationkey
) AS of_supplier_
  ON of_supplier_.nationkey = nation.nationkey
