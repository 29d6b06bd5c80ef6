package dev.onramp.views.proof;

import dev.onramp.views.LakeCatalog;
import dev.onramp.views.LakeLayout;
import java.util.Objects;

/**
 * What an engine has to show: these views over these rows.
 *
 * @param folder of the lake that proofs alone write into, {@code bucket/folder}; the layout's tables lie below
 * @param catalog in the words of the engine
 */
public record ProofCase(String folder, LakeLayout layout, LakeCatalog catalog, Changes changes) {
    public ProofCase {
        // What is in it is removed.
        if (folder.indexOf('/') < 1 || folder.endsWith("/") || !layout.bucket().startsWith(folder)) {
            throw new IllegalArgumentException("no folder of a bucket with the layout's tables below: " + folder);
        }
        Objects.requireNonNull(layout, "layout");
        Objects.requireNonNull(catalog, "catalog");
        Objects.requireNonNull(changes, "changes");
    }
}
