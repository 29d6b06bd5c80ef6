-- views.lineitem_metrics: Counted and summed. One row per returnflag, linestatus, orderstatus, orderdate, mktsegment, customer_nation_name, customer_nation_region_name, mfgr, brand, supplier_nation_name, supplier_nation_region_name.
-- reads canonical.lineitem, canonical.orders, canonical.customer, canonical.nation, canonical.region, canonical.partsupp, canonical.part, canonical.supplier
-- returnflag | varchar | returnflag | 
-- linestatus | varchar | linestatus | 
-- orderstatus | varchar | order.orderstatus | From order.orderstatus.
-- orderdate | date | order.orderdate | From order.orderdate.
-- mktsegment | varchar | order.customer.mktsegment | From order.customer.mktsegment.
-- customer_nation_name | varchar | order.customer.nation.name | From order.customer.nation.name.
-- customer_nation_region_name | varchar | order.customer.nation.region.name | From order.customer.nation.region.name.
-- mfgr | varchar | offer.part.mfgr | From offer.part.mfgr.
-- brand | varchar | offer.part.brand | From offer.part.brand.
-- supplier_nation_name | varchar | offer.supplier.nation.name | From offer.supplier.nation.name.
-- supplier_nation_region_name | varchar | offer.supplier.nation.region.name | From offer.supplier.nation.region.name.
-- row_count | bigint | row_count | How many rows there are.
-- quantity_sum | decimal(38, 2) | quantity_sum | Sum of quantity over those rows; null where there is none.
-- extendedprice_sum | decimal(38, 2) | extendedprice_sum | Sum of extendedprice over those rows; null where there is none.
SELECT
  lineitem.returnflag AS returnflag,
  lineitem.linestatus AS linestatus,
  `order`.orderstatus AS orderstatus,
  `order`.orderdate AS orderdate,
  order_customer.mktsegment AS mktsegment,
  order_customer_nation.name AS customer_nation_name,
  order_customer_nation_region.name AS customer_nation_region_name,
  offer_part.mfgr AS mfgr,
  offer_part.brand AS brand,
  offer_supplier_nation.name AS supplier_nation_name,
  offer_supplier_nation_region.name AS supplier_nation_region_name,
  COUNT(*) AS row_count,
  CAST(SUM(lineitem.quantity) AS decimal(38,2)) AS quantity_sum,
  CAST(SUM(lineitem.extendedprice) AS decimal(38,2)) AS extendedprice_sum
FROM canonical.lineitem AS lineitem
LEFT JOIN canonical.orders AS `order`
  ON `order`.orderkey = lineitem.orderkey
LEFT JOIN canonical.customer AS order_customer
  ON order_customer.custkey = `order`.custkey
LEFT JOIN canonical.nation AS order_customer_nation
  ON order_customer_nation.nationkey = order_customer.nationkey
LEFT JOIN canonical.region AS order_customer_nation_region
  ON order_customer_nation_region.regionkey = order_customer_nation.regionkey
LEFT JOIN canonical.partsupp AS offer
  ON offer.partkey = lineitem.partkey
  AND offer.suppkey = lineitem.suppkey
LEFT JOIN canonical.part AS offer_part
  ON offer_part.partkey = offer.partkey
LEFT JOIN canonical.supplier AS offer_supplier
  ON offer_supplier.suppkey = offer.suppkey
LEFT JOIN canonical.nation AS offer_supplier_nation
  ON offer_supplier_nation.nationkey = offer_supplier.nationkey
LEFT JOIN canonical.region AS offer_supplier_nation_region
  ON offer_supplier_nation_region.regionkey = offer_supplier_nation.regionkey
GROUP BY
  lineitem.returnflag,
  lineitem.linestatus,
  `order`.orderstatus,
  `order`.orderdate,
  order_customer.mktsegment,
  order_customer_nation.name,
  order_customer_nation_region.name,
  offer_part.mfgr,
  offer_part.brand,
  offer_supplier_nation.name,
  offer_supplier_nation_region.name
