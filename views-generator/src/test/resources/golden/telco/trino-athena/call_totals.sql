-- views.call_totals: What refers to it, counted and summed: dispute. One row per switch, call_number.
-- reads canonical.call, canonical.dispute
-- switch | varchar | switch | 
-- call_number | bigint | call_number | 
-- dispute_count | bigint | dispute.call.row_count | How many dispute rows have it as call.
SELECT
  call.switch AS switch,
  call.call_number AS call_number,
  COALESCE(of_dispute_.row_count, 0) AS dispute_count
FROM canonical.call AS call
LEFT JOIN (
  SELECT
    child.switch AS switch,
    child.call_number AS call_number,
    COUNT(*) AS row_count
  FROM canonical.dispute AS child
  GROUP BY child.switch, child.call_number
) AS of_dispute_
  ON of_dispute_.switch = call.switch
  AND of_dispute_.call_number = call.call_number
