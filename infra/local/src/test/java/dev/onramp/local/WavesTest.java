package dev.onramp.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.config.OnrampException;
import dev.onramp.local.component.Command;
import dev.onramp.local.component.Component;
import dev.onramp.local.component.Site;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WavesTest {
    private static final Component KAFKA = new Fake(Service.KAFKA, Set.of());
    private static final Component S3 = new Fake(Service.S3, Set.of());
    private static final Component LAMBDA = new Fake(Service.LAMBDA, Set.of(Service.KAFKA, Service.S3));
    private static final Component FORWARDER = new Fake(Service.FORWARDER, Set.of(Service.KAFKA, Service.LAMBDA));
    private static final List<Component> ALL = List.of(FORWARDER, LAMBDA, S3, KAFKA);

    private final List<Service> order = Collections.synchronizedList(new ArrayList<>());

    @Test
    void goesForwardAfterWhatIsNeeded() {
        Waves.forward(ALL, each -> order.add(each.service()));

        assertThat(order).containsExactlyInAnyOrder(Service.KAFKA, Service.S3, Service.LAMBDA, Service.FORWARDER);
        assertThat(order.subList(2, 4)).containsExactly(Service.LAMBDA, Service.FORWARDER);
    }

    @Test
    void goesBackwardAfterWhatNeedsIt() {
        Waves.backward(ALL, each -> order.add(each.service()));

        assertThat(order.subList(0, 2)).containsExactly(Service.FORWARDER, Service.LAMBDA);
        assertThat(order).hasSize(4);
    }

    @Test
    void leavesOutWhatNeedsAFailedOneAndGoesOnWithTheRest() {
        assertThatThrownBy(() -> Waves.forward(ALL, each -> {
                    if (each.service() == Service.S3) {
                        throw LocalErrors.noPort("s3", 9000);
                    }
                    order.add(each.service());
                }))
                .isInstanceOf(OnrampException.class)
                .hasMessageContaining("ONR-L009");

        assertThat(order).containsExactly(Service.KAFKA);
    }

    @Test
    void saysWhenComponentsNeedEachOther() {
        Component one = new Fake(Service.KAFKA, Set.of(Service.S3));
        Component other = new Fake(Service.S3, Set.of(Service.KAFKA));

        assertThatThrownBy(() -> Waves.forward(List.of(one, other), each -> {})).hasMessageContaining("circle");
    }

    private record Fake(Service service, Set<Service> needs) implements Component {
        @Override
        public Command prepare(Site site, StackListener listener) {
            throw new UnsupportedOperationException("never started");
        }

        @Override
        public void probe(Site site) {}
    }
}
