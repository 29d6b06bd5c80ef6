/** {@code onramp bench ingest}: from full canonical topics to tables that are right, beside plain Spark and Paimon. */
@NullMarked
package dev.onramp.bench.ingest;

import org.jspecify.annotations.NullMarked;
