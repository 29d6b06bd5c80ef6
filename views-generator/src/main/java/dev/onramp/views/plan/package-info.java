/**
 * Keeping what an engine holds as the model wants it: what an apply would do, as plain data, doing it, and finding what was changed by hand. Pure: no engine; each is an
 * adapter of {@link dev.onramp.views.plan.LiveCatalog}.
 */
package dev.onramp.views.plan;
