/** What PostgreSQL says about itself. */
package dev.onramp.capture.postgres;
