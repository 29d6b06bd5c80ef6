-- views.address_totals: What refers to it, counted and summed: party_home, party_work. One row per id.
-- reads canonical.address, canonical.party
-- id | varchar | id | 
-- party_home_count | bigint | party.home.row_count | How many party rows have it as home.
-- party_work_count | bigint | party.work.row_count | How many party rows have it as work.
SELECT
  address.id AS id,
  COALESCE(of_party_home_.row_count, 0) AS party_home_count,
  COALESCE(of_party_work_.row_count, 0) AS party_work_count
FROM canonical.address AS address
LEFT JOIN (
  SELECT
    child.home_id AS home_id,
    COUNT(*) AS row_count
  FROM canonical.party AS child
  GROUP BY child.home_id
) AS of_party_home_
  ON of_party_home_.home_id = address.id
LEFT JOIN (
  SELECT
    child.work_id AS work_id,
    COUNT(*) AS row_count
  FROM canonical.party AS child
  GROUP BY child.work_id
) AS of_party_work_
  ON of_party_work_.work_id = address.id
