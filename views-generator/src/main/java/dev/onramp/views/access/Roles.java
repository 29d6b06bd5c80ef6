package dev.onramp.views.access;

import com.typesafe.config.Config;
import dev.onramp.config.Settings;
import dev.onramp.model.Identifier;
import dev.onramp.views.LakeLayout;
import dev.onramp.views.ViewsErrors;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The names under which people come. Nobody has two roles.
 *
 * @param administrator owns tables and views; the pipeline's own user
 * @param analysts read the views, masked
 * @param stewards read the views as they are
 * @param maskedSchema of the views that are masked in themselves, for engines that cannot mask the columns of others
 */
public record Roles(String administrator, List<String> analysts, List<String> stewards, Identifier maskedSchema) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.@-]{0,62}");

    /** @throws dev.onramp.config.OnrampException ONR-V020 when a name is none, or stands in two roles */
    public Roles {
        analysts = List.copyOf(analysts);
        stewards = List.copyOf(stewards);
        Stream.concat(analysts.stream(), stewards.stream())
                .filter(name -> !NAME.matcher(name).matches())
                .findFirst()
                .ifPresent(name -> {
                    throw ViewsErrors.badRole(
                            name,
                            "a name has letters, digits and _ . @ -, at most 63, and begins with a letter or digit");
                });
        Set<String> seen = new HashSet<>(Set.of(administrator));
        Stream.concat(analysts.stream(), stewards.stream())
                .filter(name -> !seen.add(name))
                .findFirst()
                .ifPresent(name -> {
                    throw ViewsErrors.badRole(name, "it stands in two roles, or twice in one");
                });
    }

    /**
     * From {@code trino.user} and the section {@code access}.
     *
     * @throws dev.onramp.config.OnrampException ONR-V020 for names, ONR-V004 for schemas
     */
    public static Roles of(Settings settings) {
        Config access = settings.section("access");
        LakeLayout layout = LakeLayout.of(settings);
        String masked = access.getString("masked-schema");
        if (!Identifier.isValid(masked)) {
            throw ViewsErrors.badSchema(
                    "access.masked-schema",
                    masked,
                    "a schema is named like an entity: lower-case letters, digits and _");
        }
        Identifier schema = new Identifier(masked);
        if (schema.equals(layout.tables()) || schema.equals(layout.views())) {
            throw ViewsErrors.badSchema(
                    "access.masked-schema", masked, "it is the schema of the tables or views as well");
        }
        return new Roles(
                settings.section("trino").getString("user"),
                names(access.getString("analysts")),
                names(access.getString("stewards")),
                schema);
    }

    private static List<String> names(String list) {
        return Stream.of(list.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
