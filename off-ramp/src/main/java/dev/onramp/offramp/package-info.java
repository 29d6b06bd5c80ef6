/** The way back: canonical entities in the columns and codes of a legacy table, for applications that know nothing else. */
@NullMarked
package dev.onramp.offramp;

import org.jspecify.annotations.NullMarked;
