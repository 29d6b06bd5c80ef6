/** Brings views into Trino and asks it questions, over JDBC. */
package dev.onramp.views.trino;
