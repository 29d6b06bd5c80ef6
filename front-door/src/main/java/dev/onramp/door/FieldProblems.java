package dev.onramp.door;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong in one request, up to a bound. Not thread-safe. */
final class FieldProblems {
    /** More than this nobody reads. */
    static final int MOST = 100;

    private final List<FieldProblem> all = new ArrayList<>();
    private int line;
    private long seen;

    /** The following problems stand in this line; 0 for bodies without lines. */
    void at(int newLine) {
        line = newLine;
    }

    void add(String pointer, String detail) {
        seen++;
        if (all.size() < MOST) {
            all.add(new FieldProblem(line, pointer, detail));
        }
    }

    List<FieldProblem> all() {
        return List.copyOf(all);
    }

    /** How many there are, those beyond the bound included. */
    long seen() {
        return seen;
    }
}
