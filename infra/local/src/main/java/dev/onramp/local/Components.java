package dev.onramp.local;

import dev.onramp.local.component.Component;
import dev.onramp.local.kafka.KafkaComponent;
import dev.onramp.local.lambda.LambdaComponent;
import dev.onramp.local.postgres.PostgresComponent;
import dev.onramp.local.product.ForwarderComponent;
import dev.onramp.local.product.FrontDoorComponent;
import dev.onramp.local.product.IngestComponent;
import dev.onramp.local.s3.S3Component;
import dev.onramp.local.trino.TrinoComponent;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The members of the stack; where a new one is plugged in. */
final class Components {
    private static final List<Component> ALL = List.of(
            new KafkaComponent(),
            new S3Component(),
            new PostgresComponent(),
            new LambdaComponent(),
            new TrinoComponent(),
            new ForwarderComponent(),
            new FrontDoorComponent(),
            new IngestComponent());

    private Components() {}

    static List<Component> all() {
        return ALL;
    }

    /** @throws IllegalArgumentException when the stack has no such member */
    static Component of(Service service) {
        return ALL.stream()
                .filter(each -> each.service() == service)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the stack has no " + service.text()));
    }

    /** These and all that they need, in the order of {@link Service}. */
    static List<Component> withNeeds(Set<Service> services) {
        Set<Service> wanted = EnumSet.noneOf(Service.class);
        services.forEach(each -> add(each, wanted));
        return wanted.stream().map(Components::of).toList();
    }

    private static void add(Service service, Set<Service> wanted) {
        if (wanted.add(service)) {
            of(service).needs().forEach(each -> add(each, wanted));
        }
    }
}
