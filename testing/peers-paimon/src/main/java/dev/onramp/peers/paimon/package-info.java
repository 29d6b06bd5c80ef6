/** Apache Paimon on Flink as a peer: the same canonical topics into primary-key tables. */
@NullMarked
package dev.onramp.peers.paimon;

import org.jspecify.annotations.NullMarked;
