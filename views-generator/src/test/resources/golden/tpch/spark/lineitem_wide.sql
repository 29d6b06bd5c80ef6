-- views.lineitem_wide: One row per orderkey, linenumber, with order, order.customer, order.customer.nation, order.customer.nation.region, offer, offer.part, offer.supplier, offer.supplier.nation, offer.supplier.nation.region.
-- reads canonical.lineitem, canonical.orders, canonical.customer, canonical.nation, canonical.region, canonical.partsupp, canonical.part, canonical.supplier
-- orderkey | bigint | orderkey | 
-- partkey | bigint | partkey | 
-- suppkey | bigint | suppkey | 
-- linenumber | integer | linenumber | 
-- quantity | decimal(12, 2) | quantity | 
-- extendedprice | decimal(12, 2) | extendedprice | 
-- discount | decimal(12, 2) | discount | 
-- tax | decimal(12, 2) | tax | 
-- returnflag | varchar | returnflag | 
-- linestatus | varchar | linestatus | 
-- shipdate | date | shipdate | 
-- commitdate | date | commitdate | 
-- receiptdate | date | receiptdate | 
-- shipinstruct | varchar | shipinstruct | 
-- shipmode | varchar | shipmode | 
-- comment | varchar | comment | 
-- custkey | bigint | order.custkey | From order.custkey.
-- orderstatus | varchar | order.orderstatus | From order.orderstatus.
-- totalprice | decimal(12, 2) | order.totalprice | From order.totalprice.
-- orderdate | date | order.orderdate | From order.orderdate.
-- orderpriority | varchar | order.orderpriority | From order.orderpriority.
-- clerk | varchar | order.clerk | From order.clerk.
-- shippriority | integer | order.shippriority | From order.shippriority.
-- order_comment | varchar | order.comment | From order.comment.
-- customer_name | varchar | order.customer.name | From order.customer.name.
-- customer_address | varchar | order.customer.address | From order.customer.address.
-- customer_nationkey | bigint | order.customer.nationkey | From order.customer.nationkey.
-- customer_phone | varchar | order.customer.phone | From order.customer.phone.
-- customer_acctbal | decimal(12, 2) | order.customer.acctbal | From order.customer.acctbal.
-- mktsegment | varchar | order.customer.mktsegment | From order.customer.mktsegment.
-- customer_comment | varchar | order.customer.comment | From order.customer.comment.
-- customer_nation_name | varchar | order.customer.nation.name | From order.customer.nation.name.
-- customer_nation_regionkey | bigint | order.customer.nation.regionkey | From order.customer.nation.regionkey.
-- customer_nation_comment | varchar | order.customer.nation.comment | From order.customer.nation.comment.
-- customer_nation_region_name | varchar | order.customer.nation.region.name | From order.customer.nation.region.name.
-- customer_nation_region_comment | varchar | order.customer.nation.region.comment | From order.customer.nation.region.comment.
-- availqty | integer | offer.availqty | From offer.availqty.
-- supplycost | decimal(12, 2) | offer.supplycost | From offer.supplycost.
-- offer_comment | varchar | offer.comment | From offer.comment.
-- part_name | varchar | offer.part.name | From offer.part.name.
-- mfgr | varchar | offer.part.mfgr | From offer.part.mfgr.
-- brand | varchar | offer.part.brand | From offer.part.brand.
-- type | varchar | offer.part.type | From offer.part.type.
-- size | integer | offer.part.size | From offer.part.size.
-- container | varchar | offer.part.container | From offer.part.container.
-- retailprice | decimal(12, 2) | offer.part.retailprice | From offer.part.retailprice.
-- part_comment | varchar | offer.part.comment | From offer.part.comment.
-- supplier_name | varchar | offer.supplier.name | From offer.supplier.name.
-- supplier_address | varchar | offer.supplier.address | From offer.supplier.address.
-- supplier_nationkey | bigint | offer.supplier.nationkey | From offer.supplier.nationkey.
-- supplier_phone | varchar | offer.supplier.phone | From offer.supplier.phone.
-- supplier_acctbal | decimal(12, 2) | offer.supplier.acctbal | From offer.supplier.acctbal.
-- supplier_comment | varchar | offer.supplier.comment | From offer.supplier.comment.
-- supplier_nation_name | varchar | offer.supplier.nation.name | From offer.supplier.nation.name.
-- supplier_nation_regionkey | bigint | offer.supplier.nation.regionkey | From offer.supplier.nation.regionkey.
-- supplier_nation_comment | varchar | offer.supplier.nation.comment | From offer.supplier.nation.comment.
-- supplier_nation_region_name | varchar | offer.supplier.nation.region.name | From offer.supplier.nation.region.name.
-- supplier_nation_region_comment | varchar | offer.supplier.nation.region.comment | From offer.supplier.nation.region.comment.
-- _sequence | varchar | _sequence | Orders the changes of one lineitem, as text.
-- _changed_at | timestamp(3) | _changed_at | When the lineitem changed in its source, UTC.
SELECT
  lineitem.orderkey AS orderkey,
  lineitem.partkey AS partkey,
  lineitem.suppkey AS suppkey,
  lineitem.linenumber AS linenumber,
  lineitem.quantity AS quantity,
  lineitem.extendedprice AS extendedprice,
  lineitem.discount AS discount,
  lineitem.tax AS tax,
  lineitem.returnflag AS returnflag,
  lineitem.linestatus AS linestatus,
  lineitem.shipdate AS shipdate,
  lineitem.commitdate AS commitdate,
  lineitem.receiptdate AS receiptdate,
  lineitem.shipinstruct AS shipinstruct,
  lineitem.shipmode AS shipmode,
  lineitem.comment AS comment,
  `order`.custkey AS custkey,
  `order`.orderstatus AS orderstatus,
  `order`.totalprice AS totalprice,
  `order`.orderdate AS orderdate,
  `order`.orderpriority AS orderpriority,
  `order`.clerk AS clerk,
  `order`.shippriority AS shippriority,
  `order`.comment AS order_comment,
  order_customer.name AS customer_name,
  order_customer.address AS customer_address,
  order_customer.nationkey AS customer_nationkey,
  order_customer.phone AS customer_phone,
  order_customer.acctbal AS customer_acctbal,
  order_customer.mktsegment AS mktsegment,
  order_customer.comment AS customer_comment,
  order_customer_nation.name AS customer_nation_name,
  order_customer_nation.regionkey AS customer_nation_regionkey,
  order_customer_nation.comment AS customer_nation_comment,
  order_customer_nation_region.name AS customer_nation_region_name,
  order_customer_nation_region.comment AS customer_nation_region_comment,
  offer.availqty AS availqty,
  offer.supplycost AS supplycost,
  offer.comment AS offer_comment,
  offer_part.name AS part_name,
  offer_part.mfgr AS mfgr,
  offer_part.brand AS brand,
  offer_part.type AS type,
  offer_part.size AS size,
  offer_part.container AS container,
  offer_part.retailprice AS retailprice,
  offer_part.comment AS part_comment,
  offer_supplier.name AS supplier_name,
  offer_supplier.address AS supplier_address,
  offer_supplier.nationkey AS supplier_nationkey,
  offer_supplier.phone AS supplier_phone,
  offer_supplier.acctbal AS supplier_acctbal,
  offer_supplier.comment AS supplier_comment,
  offer_supplier_nation.name AS supplier_nation_name,
  offer_supplier_nation.regionkey AS supplier_nation_regionkey,
  offer_supplier_nation.comment AS supplier_nation_comment,
  offer_supplier_nation_region.name AS supplier_nation_region_name,
  offer_supplier_nation_region.comment AS supplier_nation_region_comment,
  lineitem._sequence AS _sequence,
  timestampadd(MILLISECOND, unix_millis(timestampadd(MICROSECOND, 500, lineitem._changed_at)), TIMESTAMP_NTZ '1970-01-01 00:00:00') AS _changed_at
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
