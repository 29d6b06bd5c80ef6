package dev.onramp.local;

import dev.onramp.config.OnrampException;
import dev.onramp.local.component.Component;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Does something to components in parallel, each after those it depends on. */
final class Waves {
    private Waves() {}

    /**
     * Each after what it needs; one whose needs failed is left out. Returns when all have ended.
     *
     * @throws OnrampException the first failure, the others suppressed in it
     */
    static void forward(List<Component> components, Consumer<Component> action) {
        Map<Service, CompletableFuture<Void>> futures = new EnumMap<>(Service.class);
        List<Component> open = new ArrayList<>(components);
        while (!open.isEmpty()) {
            Component next = open.stream()
                    .filter(each ->
                            open.stream().noneMatch(other -> each.needs().contains(other.service())))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("components need each other in a circle: " + open));
            open.remove(next);
            futures.put(next.service(), after(next.needs().stream().map(futures::get), () -> action.accept(next)));
        }
        finish(futures);
    }

    /** Each after those that need it. */
    static void backward(List<Component> components, Consumer<Component> action) {
        Map<Service, CompletableFuture<Void>> futures = new EnumMap<>(Service.class);
        List<Component> open = new ArrayList<>(components);
        while (!open.isEmpty()) {
            Component next = open.stream()
                    .filter(each ->
                            open.stream().noneMatch(other -> other.needs().contains(each.service())))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("components need each other in a circle: " + open));
            open.remove(next);
            var dependents = components.stream()
                    .filter(each -> each.needs().contains(next.service()))
                    .map(each -> futures.get(each.service()));
            futures.put(next.service(), after(dependents, () -> action.accept(next)));
        }
        finish(futures);
    }

    private static CompletableFuture<Void> after(
            java.util.stream.Stream<CompletableFuture<Void>> before, Runnable action) {
        Executor threads = task -> {
            Thread thread = new Thread(task, "onramp-stack");
            thread.setDaemon(true);
            thread.start();
        };
        return CompletableFuture.allOf(before.filter(each -> each != null).toArray(CompletableFuture[]::new))
                .thenRunAsync(action, threads);
    }

    private static void finish(Map<Service, CompletableFuture<Void>> futures) {
        List<Throwable> failures = new ArrayList<>();
        for (CompletableFuture<Void> each : futures.values()) {
            try {
                each.join();
            } catch (CompletionException e) {
                Throwable cause = e.getCause() == null ? e : e.getCause();
                if (!failures.contains(cause)) {
                    failures.add(cause);
                }
            }
        }
        if (!failures.isEmpty()) {
            Throwable first = failures.get(0);
            failures.subList(1, failures.size()).forEach(first::addSuppressed);
            if (first instanceof OnrampException known) {
                throw known;
            }
            throw new IllegalStateException(first);
        }
    }
}
