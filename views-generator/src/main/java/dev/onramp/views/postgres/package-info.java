/** The views in PostgreSQL, over the operational store. */
package dev.onramp.views.postgres;
