/** What the cells of the notebooks call: the lake's queries as tables and charts, and what the pipeline says of itself. */
@org.jspecify.annotations.NullMarked
package dev.onramp.notebooks;
