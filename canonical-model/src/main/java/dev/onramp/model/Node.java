package dev.onramp.model;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import dev.onramp.config.DidYouMean;
import dev.onramp.config.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One value of a model file with its place, and the reading of it: what has the wrong form is noted among the problems and reads as
 * absent.
 */
final class Node {
    private final String file;
    private final List<String> path;
    private final ConfigValue value;
    private final Map<List<String>, Integer> order;
    private final Problems problems;

    private Node(
            String file, List<String> path, ConfigValue value, Map<List<String>, Integer> order, Problems problems) {
        this.file = file;
        this.path = path;
        this.value = value;
        this.order = order;
        this.problems = problems;
    }

    static Node root(String file, ConfigObject root, Map<List<String>, Integer> order, Problems problems) {
        return new Node(file, List.of(), root, order, problems);
    }

    /** The last segment of the path. */
    String name() {
        return path.get(path.size() - 1);
    }

    /** File and line, for naming this place in a message about another. */
    String place() {
        return file + ":" + line();
    }

    /** Notes a problem at this value. */
    void problem(String cause, String fix) {
        problems.add(new Problem(file, line(), String.join(".", path), cause, fix));
    }

    /** The deepest value that exists along a path from here; this one when nothing of it does. */
    Node locate(String... keys) {
        Node here = this;
        for (String key : keys) {
            Optional<Node> next = here.value instanceof ConfigObject ? here.at(key) : Optional.empty();
            if (next.isEmpty()) {
                return here;
            }
            here = next.get();
        }
        return here;
    }

    /** Whether it is an object; anything else is a problem, said with what was expected. */
    boolean isObject(String expected) {
        if (value instanceof ConfigObject) {
            return true;
        }
        problem("must be " + expected + ", but is " + describe(), "Write it in braces");
        return false;
    }

    /** A member that is written and not null. */
    Optional<Node> at(String key) {
        if (value instanceof ConfigObject object) {
            ConfigValue member = object.get(key);
            if (member != null && member.valueType() != ConfigValueType.NULL) {
                return Optional.of(child(key, member));
            }
        }
        return Optional.empty();
    }

    /** All members that are not null, in the order of the text. */
    List<Node> members() {
        if (!(value instanceof ConfigObject object)) {
            return List.of();
        }
        return object.entrySet().stream()
                .filter(each -> each.getValue().valueType() != ConfigValueType.NULL)
                .map(each -> child(each.getKey(), each.getValue()))
                .sorted(Comparator.comparingInt((Node each) -> order.getOrDefault(each.path, each.line() << 10))
                        .thenComparing(Node::name))
                .toList();
    }

    /** The elements of a list; anything else is a problem. */
    List<Node> elements() {
        if (!(value instanceof ConfigList list)) {
            problem("must be a list, but is " + describe(), "Write it in brackets: [a, b]");
            return List.of();
        }
        List<Node> result = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            result.add(child("[" + i + "]", list.get(i)));
        }
        return result;
    }

    /** The elements of a list, or this one where it is none. */
    List<Node> oneOrMore() {
        return value instanceof ConfigList ? elements() : List.of(this);
    }

    /** Notes every member with another name. */
    void allowOnly(String... keys) {
        List<String> known = Arrays.asList(keys);
        for (Node member : members()) {
            if (!known.contains(member.name())) {
                member.problem("unknown key '" + member.name() + "'", DidYouMean.advice(member.name(), known));
            }
        }
    }

    /** The value as text; numbers and booleans as they are written. */
    Optional<String> text() {
        return switch (value.valueType()) {
            case STRING, NUMBER, BOOLEAN -> Optional.of(value.atKey("text").getString("text"));
            case OBJECT, LIST, NULL -> {
                problem("must be a text, but is " + describe(), "Write one value here");
                yield Optional.empty();
            }
        };
    }

    Optional<String> text(String key) {
        return at(key).flatMap(Node::text);
    }

    /** The texts of a list member; none when it is not written. */
    List<String> texts(String key) {
        return at(key).map(Node::elements).orElse(List.of()).stream()
                .flatMap(each -> each.text().stream())
                .toList();
    }

    /** A mark: true, false, or not written, which is false. */
    boolean isMarked(String key) {
        Optional<Node> mark = at(key);
        if (mark.isEmpty()) {
            return false;
        }
        Object written = mark.get().value.unwrapped();
        if (written instanceof Boolean marked) {
            return marked;
        }
        mark.get().problem("must be true or false, but is " + mark.get().describe(), "Write " + key + " = true");
        return false;
    }

    /** The value as plain Java data: String, Number, Boolean, List, Map; numbers that have a fraction as Double. */
    Object plain() {
        return value.unwrapped();
    }

    private Node child(String key, ConfigValue member) {
        List<String> childPath = new ArrayList<>(path);
        childPath.add(key);
        return new Node(file, List.copyOf(childPath), member, order, problems);
    }

    private int line() {
        return Math.max(0, value.origin().lineNumber());
    }

    private String describe() {
        return switch (value.valueType()) {
            case OBJECT -> "an object";
            case LIST -> "a list";
            case NULL -> "null";
            case STRING, NUMBER, BOOLEAN -> "'" + value.unwrapped() + "'";
        };
    }
}
