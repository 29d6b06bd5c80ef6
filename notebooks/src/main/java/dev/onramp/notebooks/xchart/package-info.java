/** Charts of tables, drawn by XChart. */
@org.jspecify.annotations.NullMarked
package dev.onramp.notebooks.xchart;
