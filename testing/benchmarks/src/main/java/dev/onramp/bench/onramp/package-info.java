/** {@code onramp bench onramp}: from a full raw topic to acknowledged canonical records. */
@NullMarked
package dev.onramp.bench.onramp;

import org.jspecify.annotations.NullMarked;
