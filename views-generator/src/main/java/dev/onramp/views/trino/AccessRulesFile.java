package dev.onramp.views.trino;

import com.typesafe.config.Config;
import dev.onramp.config.Settings;
import dev.onramp.model.CanonicalModel;
import dev.onramp.views.LakeCatalog;
import dev.onramp.views.ViewsErrors;
import dev.onramp.views.access.Roles;
import dev.onramp.views.access.TrinoRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file from which a Trino of our own reads who may read what. Trino sees the old one or the new one, never a half. Not thread-safe. */
final class AccessRulesFile {
    private static final Logger LOG = LoggerFactory.getLogger(AccessRulesFile.class);

    private final Path file;
    private final Roles roles;

    private AccessRulesFile(Path file, Roles roles) {
        this.file = file;
        this.roles = roles;
    }

    /** Empty where {@code trino.access-rules} names none: then somebody else rules over this Trino. */
    static Optional<AccessRulesFile> of(Settings settings) {
        Config trino = settings.section("trino");
        String file = trino.getString("access-rules");
        return file.isEmpty()
                ? Optional.empty()
                : Optional.of(new AccessRulesFile(Path.of(file).toAbsolutePath(), Roles.of(settings)));
    }

    /**
     * Writes the rules for these views, where they are not there already.
     *
     * @throws dev.onramp.config.OnrampException ONR-V024
     */
    void write(CanonicalModel model, LakeCatalog wanted, String catalogName) {
        String text = new TrinoRules(model, wanted, roles, catalogName).text();
        try {
            if (Files.exists(file) && Files.readString(file).equals(text)) {
                return;
            }
            Path draft = Files.createTempFile(file.getParent(), file.getFileName() + ".", ".tmp");
            try {
                Files.writeString(draft, text);
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
            LOG.info("Trino's access rules are in {}", file);
        } catch (IOException e) {
            throw ViewsErrors.rulesNotWritten(file, e);
        }
    }
}
