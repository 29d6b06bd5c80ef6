/** {@code onramp bench views}: what it costs to read a wide view, the table that is kept of it, and what a person would write by hand. */
@NullMarked
package dev.onramp.bench.views;

import org.jspecify.annotations.NullMarked;
