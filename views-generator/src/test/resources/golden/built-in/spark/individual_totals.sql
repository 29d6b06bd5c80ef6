-- views.individual_totals: A natural person, whatever roles the person has. What refers to it, counted and summed: customer. One row per id.
-- reads canonical.individual, canonical.customer
-- id | varchar | id | Identifies the person across systems: the origin's prefix and the number there.
-- customer_count | bigint | customer.party.row_count | How many customer rows have it as party.
SELECT
  individual.id AS id,
  COALESCE(of_customer_.row_count, 0) AS customer_count
FROM canonical.individual AS individual
LEFT JOIN (
  SELECT
    child.party_id AS party_id,
    COUNT(*) AS row_count
  FROM canonical.customer AS child
  GROUP BY child.party_id
) AS of_customer_
  ON of_customer_.party_id = individual.id
