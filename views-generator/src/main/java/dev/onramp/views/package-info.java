/**
 * Views from the model, as plain data: names, columns and SQL text. Pure: no JDBC, no engine. What the rules are is in
 * {@code docs/views.md}.
 */
package dev.onramp.views;
