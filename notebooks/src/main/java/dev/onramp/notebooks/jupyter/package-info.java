/** Executes notebooks with Jupyter's own {@code nbconvert}, in processes of their own, and says what failed. */
@org.jspecify.annotations.NullMarked
package dev.onramp.notebooks.jupyter;
