-- What the columns of one view mean.
SELECT column_name, data_type, comment
FROM information_schema.columns
WHERE table_schema = 'views' AND table_name = 'account_wide'
ORDER BY ordinal_position
