package dev.onramp.model;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import dev.onramp.config.Problem;
import dev.onramp.model.wide.WideTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Turns the texts of a model into the model. Everything wrong in any of them ends up among the problems. */
final class ModelReader {
    private final Problems problems = new Problems();
    private final Map<Identifier, DeclaredEntity> entities = new LinkedHashMap<>();
    private final Map<Identifier, DeclaredSource> sources = new LinkedHashMap<>();
    private final Map<Identifier, DeclaredConsumer> consumers = new LinkedHashMap<>();

    private final MappingFunctions functions;

    private ModelReader(MappingFunctions functions) {
        this.functions = functions;
    }

    /** With functions of the class path alone. */
    static CanonicalModel read(String where, List<ModelFile> files) {
        return read(where, files, MappingFunctions.ofClassPath());
    }

    /**
     * @param where the folder as the person knows it
     * @param functions where the functions are found that the mappings name
     * @throws dev.onramp.config.OnrampException ONR-M001 with every problem of every file
     */
    static CanonicalModel read(String where, List<ModelFile> files, MappingFunctions functions) {
        ModelReader reader = new ModelReader(functions);
        files.forEach(reader::declare);
        if (files.isEmpty()) {
            reader.problems.add(new Problem(
                    where, 0, "", "there is no *.conf file in it", "Put one file for each entity and source there"));
        }
        CanonicalModel model = reader.check();
        List<Problem> found = reader.problems.sorted();
        if (!found.isEmpty()) {
            throw ModelErrors.invalid(where, found);
        }
        return model;
    }

    private void declare(ModelFile file) {
        Config config;
        try {
            config = ConfigFactory.parseString(
                            file.text(),
                            ConfigParseOptions.defaults()
                                    .setOriginDescription(file.name())
                                    .setIncluder(new RefusingIncluder()))
                    .resolve(ConfigResolveOptions.defaults().setUseSystemEnvironment(false));
        } catch (ConfigException e) {
            problems.add(unparsable(file, e));
            return;
        }
        Node root = Node.root(file.name(), config.root(), KeyOrder.of(file.text()), problems);
        root.allowOnly("entities", "sources", "consumers");
        for (Node section : root.members()) {
            section.isObject("an object");
            for (Node each : section.members()) {
                if (section.name().equals("entities")) {
                    EntityReader.read(each)
                            .ifPresent(made -> once(entities, made.entity().name(), made, DeclaredEntity::node));
                } else if (section.name().equals("sources")) {
                    SourceReader.read(each)
                            .ifPresent(made -> once(sources, made.source().table(), made, DeclaredSource::node));
                } else if (section.name().equals("consumers")) {
                    ConsumerReader.read(each)
                            .ifPresent(made -> once(consumers, made.name(), made, DeclaredConsumer::node));
                }
            }
        }
    }

    private static <T> void once(Map<Identifier, T> known, Identifier name, T declared, Function<T, Node> node) {
        T first = known.putIfAbsent(name, declared);
        if (first != null) {
            node.apply(declared)
                    .problem(
                            "'" + name + "' is declared a second time",
                            "It stands at " + node.apply(first).place() + " already; keep one");
        }
    }

    private CanonicalModel check() {
        names();
        EntityCheck entityCheck = new EntityCheck(entities);
        SourceCheck sourceCheck = new SourceCheck(entities, functions);
        List<Entity> checkedEntities = new TreeMap<>(entities)
                .values().stream().map(entityCheck::check).toList();
        List<Source> checkedSources =
                new TreeMap<>(sources).values().stream().map(sourceCheck::check).toList();
        CanonicalModel model = new CanonicalModel(checkedEntities, checkedSources, functions, List.of());
        if (consumers.isEmpty() || problems.sorted().stream().findAny().isPresent()) {
            // What a consumer gives back follows from a model that holds.
            return model;
        }
        ConsumerCheck consumerCheck = new ConsumerCheck(model, sources);
        return new CanonicalModel(
                checkedEntities,
                checkedSources,
                functions,
                new TreeMap<>(consumers)
                        .values().stream()
                                .flatMap(each -> consumerCheck.check(each).stream())
                                .toList());
    }

    /** Entities and sources share the names of topics; an entity's history table must not be another entity's table, nor its wide table. */
    private void names() {
        for (Identifier name : entities.keySet()) {
            DeclaredEntity history =
                    Identifier.isValid(name + "_history") ? entities.get(new Identifier(name + "_history")) : null;
            if (history != null) {
                history.node()
                        .problem(
                                "'" + name + "_history' is the history table of the entity '" + name + "'",
                                "Choose another name");
            }
            DeclaredEntity wide = Identifier.isValid(name + WideTable.SUFFIX)
                    ? entities.get(new Identifier(name + WideTable.SUFFIX))
                    : null;
            if (wide != null && isMaterialised(name)) {
                wide.node()
                        .problem(
                                "'" + name + "_wide' is the table of the entity '" + name + "', which is materialised",
                                "Choose another name");
            }
        }
        sources.forEach((name, source) -> {
            if (entities.containsKey(name)) {
                source.node()
                        .problem(
                                "the source has the name of the entity '" + name + "', and so its topic",
                                "Choose another name, such as raw_" + name);
            }
        });
    }

    private boolean isMaterialised(Identifier entity) {
        DeclaredEntity declared = entities.get(entity);
        return declared != null && declared.entity().materialised();
    }

    private static Problem unparsable(ModelFile file, ConfigException exception) {
        int line =
                exception.origin() == null ? 0 : Math.max(0, exception.origin().lineNumber());
        String text = String.valueOf(exception.getMessage());
        String prefix = file.name() + ": " + line + ": ";
        // The parser speaks of parentheses where a file has braces.
        String cause = (text.startsWith(prefix) ? text.substring(prefix.length()) : text)
                .replace("expecting a close parentheses ')' here, not:", "a closing brace '}' is missing before:");
        return new Problem(
                file.name(),
                line,
                "",
                cause,
                "Mend the HOCON; texts with other than letters, digits, '_' and '-' need quotes");
    }
}
