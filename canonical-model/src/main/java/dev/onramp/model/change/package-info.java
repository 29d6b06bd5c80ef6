/** What changed between two versions of a model, and for whom it breaks. Pure. */
package dev.onramp.model.change;
