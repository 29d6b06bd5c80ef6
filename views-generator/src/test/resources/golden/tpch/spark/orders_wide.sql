-- views.orders_wide: One row per orderkey, with customer, customer.nation, customer.nation.region.
-- reads canonical.orders, canonical.customer, canonical.nation, canonical.region
-- orderkey | bigint | orderkey | 
-- custkey | bigint | custkey | 
-- orderstatus | varchar | orderstatus | 
-- totalprice | decimal(12, 2) | totalprice | 
-- orderdate | date | orderdate | 
-- orderpriority | varchar | orderpriority | 
-- clerk | varchar | clerk | 
-- shippriority | integer | shippriority | 
-- comment | varchar | comment | 
-- customer_name | varchar | customer.name | From customer.name.
-- address | varchar | customer.address | From customer.address.
-- nationkey | bigint | customer.nationkey | From customer.nationkey.
-- phone | varchar | customer.phone | From customer.phone.
-- acctbal | decimal(12, 2) | customer.acctbal | From customer.acctbal.
-- mktsegment | varchar | customer.mktsegment | From customer.mktsegment.
-- customer_comment | varchar | customer.comment | From customer.comment.
-- nation_name | varchar | customer.nation.name | From customer.nation.name.
-- regionkey | bigint | customer.nation.regionkey | From customer.nation.regionkey.
-- nation_comment | varchar | customer.nation.comment | From customer.nation.comment.
-- region_name | varchar | customer.nation.region.name | From customer.nation.region.name.
-- region_comment | varchar | customer.nation.region.comment | From customer.nation.region.comment.
-- _sequence | varchar | _sequence | Orders the changes of one orders, as text.
-- _changed_at | timestamp(3) | _changed_at | When the orders changed in its source, UTC.
SELECT
  orders.orderkey AS orderkey,
  orders.custkey AS custkey,
  orders.orderstatus AS orderstatus,
  orders.totalprice AS totalprice,
  orders.orderdate AS orderdate,
  orders.orderpriority AS orderpriority,
  orders.clerk AS clerk,
  orders.shippriority AS shippriority,
  orders.comment AS comment,
  customer.name AS customer_name,
  customer.address AS address,
  customer.nationkey AS nationkey,
  customer.phone AS phone,
  customer.acctbal AS acctbal,
  customer.mktsegment AS mktsegment,
  customer.comment AS customer_comment,
  customer_nation.name AS nation_name,
  customer_nation.regionkey AS regionkey,
  customer_nation.comment AS nation_comment,
  customer_nation_region.name AS region_name,
  customer_nation_region.comment AS region_comment,
  orders._sequence AS _sequence,
  timestampadd(MILLISECOND, unix_millis(timestampadd(MICROSECOND, 500, orders._changed_at)), TIMESTAMP_NTZ '1970-01-01 00:00:00') AS _changed_at
FROM canonical.orders AS orders
LEFT JOIN canonical.customer AS customer
  ON customer.custkey = orders.custkey
LEFT JOIN canonical.nation AS customer_nation
  ON customer_nation.nationkey = customer.nationkey
LEFT JOIN canonical.region AS customer_nation_region
  ON customer_nation_region.regionkey = customer_nation.regionkey
