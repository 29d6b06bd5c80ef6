package dev.onramp.door;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Why a request was refused, as a problem of RFC 9457.
 *
 * @param detail for a person, about this occurrence
 * @param problems of single fields, if any
 * @param retryAfter how long to wait before the same request makes sense again
 */
public record Refusal(Fault fault, String detail, List<FieldProblem> problems, Optional<Duration> retryAfter) {
    public Refusal {
        Objects.requireNonNull(fault, "fault");
        Objects.requireNonNull(detail, "detail");
        problems = List.copyOf(problems);
        Objects.requireNonNull(retryAfter, "retryAfter");
    }

    static RefusalException of(Fault fault, String detail) {
        return new RefusalException(new Refusal(fault, detail, List.of(), Optional.empty()));
    }

    static RefusalException of(Fault fault, String detail, List<FieldProblem> problems) {
        return new RefusalException(new Refusal(fault, detail, problems, Optional.empty()));
    }

    static RefusalException later(Fault fault, String detail, Duration wait) {
        return new RefusalException(new Refusal(fault, detail, List.of(), Optional.of(wait)));
    }

    /** Whole seconds for the header {@code Retry-After}, at least 1. */
    public Optional<Long> retryAfterSeconds() {
        return retryAfter.map(wait -> Math.max(1, (wait.toMillis() + 999) / 1000));
    }

    /** The members of the problem document. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(
                "type",
                "urn:onramp:problem:" + fault.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        map.put("title", fault.title());
        map.put("status", fault.status());
        map.put("detail", detail);
        map.put("error_id", fault.errorId());
        if (!problems.isEmpty()) {
            List<Map<String, Object>> errors = new ArrayList<>();
            for (FieldProblem each : problems) {
                Map<String, Object> error = new LinkedHashMap<>();
                if (each.line() > 0) {
                    error.put("line", each.line());
                }
                error.put("pointer", each.pointer());
                error.put("detail", each.detail());
                errors.add(error);
            }
            map.put("errors", errors);
        }
        return map;
    }
}
