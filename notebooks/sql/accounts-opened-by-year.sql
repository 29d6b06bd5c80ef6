-- How many of today's accounts were opened in which year.
SELECT CAST(year(created) AS varchar) AS year_opened, count(*) AS accounts
FROM views.account_wide
WHERE created IS NOT NULL
GROUP BY year(created)
ORDER BY year(created)
