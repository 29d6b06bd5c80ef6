-- views.orders_as_of: One row per change of a orderkey, with customer, customer.nation, customer.nation.region as they were at _valid_from.
-- reads views.orders_history, views.customer_history, views.nation_history, views.region_history
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
-- _valid_from | timestamp(3) | _changed_at | When this change was made in its source, UTC; everything else is as it was then.
-- _valid_to | timestamp(3) | _changed_at | When a later change took its place or its table was truncated, UTC; null while there is neither.
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
  orders._valid_from AS _valid_from,
  orders._valid_to AS _valid_to
FROM views.orders_history AS orders
LEFT JOIN views.customer_history AS customer
  ON customer.custkey = orders.custkey
  AND customer._valid_from <= orders._valid_from
  AND (customer._valid_to > orders._valid_from OR customer._valid_to IS NULL)
LEFT JOIN views.nation_history AS customer_nation
  ON customer_nation.nationkey = customer.nationkey
  AND customer_nation._valid_from <= orders._valid_from
  AND (customer_nation._valid_to > orders._valid_from OR customer_nation._valid_to IS NULL)
LEFT JOIN views.region_history AS customer_nation_region
  ON customer_nation_region.regionkey = customer_nation.regionkey
  AND customer_nation_region._valid_from <= orders._valid_from
  AND (customer_nation_region._valid_to > orders._valid_from OR customer_nation_region._valid_to IS NULL)
