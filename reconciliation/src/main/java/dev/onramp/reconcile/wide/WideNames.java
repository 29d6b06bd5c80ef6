package dev.onramp.reconcile.wide;

import dev.onramp.model.Identifier;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Names of a wide view and its joined columns, by {@code docs/views.md}: the shortest end of the path that nothing else of the view could be
 * called by and that is no column of the driving entity; else the whole path; else the whole path and a hash. At most 63 characters.
 */
final class WideNames {
    private static final int LONGEST = 63;
    private static final int HASH_BYTES = 4;

    private final Set<String> taken;
    private final Map<String, Integer> ends = new HashMap<>();
    private final Map<String, Integer> paths = new HashMap<>();

    /**
     * @param taken the driving entity's columns
     * @param joined each joined column's steps: roles, then the column
     */
    WideNames(Set<String> taken, List<List<String>> joined) {
        this.taken = Set.copyOf(taken);
        for (List<String> steps : joined) {
            for (int from = 0; from < steps.size(); from++) {
                ends.merge(end(steps, from), 1, Integer::sum);
            }
            paths.merge(end(steps, 0), 1, Integer::sum);
        }
    }

    static String viewOf(Identifier entity) {
        return viewOf(entity, "_wide");
    }

    static String materialisedViewOf(Identifier entity) {
        return viewOf(entity, "_wide_materialised");
    }

    private static String viewOf(Identifier entity, String ending) {
        return cut(entity.value(), entity.value(), LONGEST - ending.length()) + ending;
    }

    String nameOf(List<String> steps) {
        String identity = String.join(".", steps);
        String path = end(steps, 0);
        List<String> free = new ArrayList<>();
        for (int from = steps.size() - 1; from >= 0; from--) {
            String end = end(steps, from);
            int claims = (end.equals(path) ? paths : ends).getOrDefault(end, 0);
            if (claims == 1 && !taken.contains(end)) {
                free.add(end);
            }
        }
        return free.isEmpty() ? hashed(path, identity, LONGEST) : cut(free.get(0), identity, LONGEST);
    }

    private static String end(List<String> steps, int from) {
        return String.join("_", steps.subList(from, steps.size()));
    }

    private static String cut(String name, String identity, int longest) {
        return name.length() <= longest ? name : hashed(name, identity, longest);
    }

    private static String hashed(String name, String identity, int longest) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
            String hash = HexFormat.of().formatHex(digest, 0, HASH_BYTES);
            return name.substring(0, Math.min(name.length(), longest - hash.length() - 1)) + "_" + hash;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
