package dev.onramp.views;

import dev.onramp.model.Entity;
import dev.onramp.model.Identifier;
import dev.onramp.model.Reference;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An entity with the entities that it refers to, recursively: a view before it is flattened.
 *
 * @param roles the way here from the driving entity; empty at the root
 * @param reference the last step of the way; absent at the root
 * @param parents one for each reference that is followed, in the order of the model
 */
record Nest(List<Identifier> roles, Entity entity, Optional<Reference> reference, List<Nest> parents) {
    Nest {
        roles = List.copyOf(roles);
        parents = List.copyOf(parents);
    }

    /** This and everything below, each before its parents. */
    Stream<Nest> all() {
        return Stream.concat(Stream.of(this), parents.stream().flatMap(Nest::all));
    }

    /** Everything below this. */
    Stream<Nest> joined() {
        return parents.stream().flatMap(Nest::all);
    }

    /** Columns that the view shows of this entity: all at the root, elsewhere those that its owner does not hold already. */
    List<Origin> columns() {
        return entity.fields().stream()
                .map(dev.onramp.model.Field::name)
                .filter(name -> roles.isEmpty() || !entity.isKey(name))
                .map(name -> new Origin(entity.name(), roles, name.value()))
                .toList();
    }

    /** This, without the branches in which no nest is wanted; absent where none is at all. */
    Optional<Nest> where(Predicate<Nest> wanted) {
        List<Nest> left = parents.stream()
                .flatMap(parent -> parent.where(wanted).stream())
                .toList();
        return left.isEmpty() && !wanted.test(this)
                ? Optional.empty()
                : Optional.of(new Nest(roles, entity, reference, left));
    }

    String path() {
        return roles.stream().map(Identifier::value).collect(Collectors.joining("."));
    }
}
