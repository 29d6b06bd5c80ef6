-- views.invoice_totals: What refers to it, counted and summed: dispute. One row per id.
-- reads canonical.invoice, canonical.dispute
-- id | varchar | id | 
-- dispute_count | bigint | dispute.invoice.row_count | How many dispute rows have it as invoice.
SELECT
  invoice.id AS id,
  COALESCE(of_dispute_.row_count, 0) AS dispute_count
FROM canonical.invoice AS invoice
LEFT JOIN (
  SELECT
    child.invoice_id AS invoice_id,
    COUNT(*) AS row_count
  FROM canonical.dispute AS child
  GROUP BY child.invoice_id
) AS of_dispute_
  ON of_dispute_.invoice_id = invoice.id
