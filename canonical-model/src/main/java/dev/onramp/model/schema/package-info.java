/** Schemas that follow from the model, as plain maps, lists, texts and numbers. Pure. */
package dev.onramp.model.schema;
