/**
 * Who may read what, from the model: analysts read the views with personal values masked, stewards read them as they are, and neither reads tables. Pure:
 * rules, grants and statements as data and text; what they mean is in {@code docs/access.md}.
 */
package dev.onramp.views.access;
