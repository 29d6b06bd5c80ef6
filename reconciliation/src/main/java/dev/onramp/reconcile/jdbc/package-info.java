/** Reads tables and views over JDBC: PostgreSQL and Trino. */
package dev.onramp.reconcile.jdbc;
