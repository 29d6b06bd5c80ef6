/** What the clients of AWS's services have in common. */
@NullMarked
package dev.onramp.forwarder.aws;

import org.jspecify.annotations.NullMarked;
