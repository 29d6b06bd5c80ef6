package dev.onramp.reconcile.compare;

import dev.onramp.model.Identifier;
import dev.onramp.reconcile.fold.RowKey;

/** A row of the model, wherever it is stored. */
public record EntityKey(Identifier entity, RowKey key) {}
