/**
 * What an apply would do, as plain data: which tables and views would be created, changed or dropped, and what of it breaks queries. Pure: no
 * engine; the adapters fill it in.
 */
package dev.onramp.views.plan;
