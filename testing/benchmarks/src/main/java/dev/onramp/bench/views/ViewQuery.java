package dev.onramp.bench.views;

import java.util.List;

/**
 * One question, put to each contestant.
 *
 * @param name for the report
 * @param shown to be formatted with the relation that shows the view's columns
 * @param joins the same as a person writes it over the tables of the entities, with what it needs and nothing else
 */
record ViewQuery(String name, String shown, String joins) {
    private static final String ACCOUNT = "canonical.account a";
    private static final String CUSTOMER = " LEFT JOIN canonical.customer c ON c.customer_number = a.customer_number";
    private static final String PERSON = " LEFT JOIN canonical.individual i ON i.id = c.party_id";

    /** @param account a number that exists */
    static List<ViewQuery> all(String account) {
        return List.of(
                new ViewQuery(
                        "full scan, grouped",
                        "SELECT account_type, gender, count(*), count(DISTINCT last_name), max(created) FROM %s GROUP BY 1, 2",
                        "SELECT a.account_type, i.gender, count(*), count(DISTINCT i.last_name), max(a.created) FROM "
                                + ACCOUNT + CUSTOMER + PERSON + " GROUP BY 1, 2"),
                new ViewQuery(
                        "own columns alone",
                        "SELECT status, count(*), max(created) FROM %s GROUP BY 1",
                        "SELECT a.status, count(*), max(a.created) FROM " + ACCOUNT + " GROUP BY 1"),
                new ViewQuery(
                        "filter by a parent",
                        "SELECT count(*), max(account_name) FROM %s WHERE last_name = 'Ada7' AND marital_status = 'Single'",
                        "SELECT count(*), max(a.account_name) FROM " + ACCOUNT + CUSTOMER + PERSON
                                + " WHERE i.last_name = 'Ada7' AND i.marital_status = 'Single'"),
                new ViewQuery(
                        "first ten",
                        "SELECT account_number, name, created FROM %s ORDER BY created DESC, account_number LIMIT 10",
                        "SELECT a.account_number, i.name, a.created FROM " + ACCOUNT + CUSTOMER + PERSON
                                + " ORDER BY a.created DESC, a.account_number LIMIT 10"),
                new ViewQuery(
                        "one account",
                        "SELECT account_number, status, customer_status, name FROM %s WHERE account_number = '"
                                + account + "'",
                        "SELECT a.account_number, a.status, c.status, i.name FROM " + ACCOUNT + CUSTOMER + PERSON
                                + " WHERE a.account_number = '" + account + "'"));
    }
}
