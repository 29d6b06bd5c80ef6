-- What there is to ask: every view with the number of its columns.
SELECT table_name AS view_name, count(*) AS columns
FROM information_schema.columns
WHERE table_schema = 'views'
GROUP BY table_name
ORDER BY table_name
