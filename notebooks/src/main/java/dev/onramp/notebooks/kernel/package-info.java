/** What tells the notebooks' kernel (rapaio-jupyter-kernel) how to show our things. */
@org.jspecify.annotations.NullMarked
package dev.onramp.notebooks.kernel;
