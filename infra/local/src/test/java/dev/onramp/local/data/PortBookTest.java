package dev.onramp.local.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.config.OnrampException;
import dev.onramp.local.component.PortWish;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortBookTest {
    private final List<String> told = new ArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void givesTheWantedPortWhenItIsFree() {
        PortBook book = book(Set.of());

        book.assign(new PortWish("kafka", 9092), told::add);

        assertThat(book.ports()).containsEntry("kafka", 9092);
        assertThat(told).isEmpty();
    }

    @Test
    void stepsAroundTakenPortsAndSaysSo() {
        PortBook book = book(Set.of(9092, 9093));

        book.assign(new PortWish("kafka", 9092), told::add);

        assertThat(book.ports()).containsEntry("kafka", 9094);
        assertThat(told).containsExactly("port 9092 is taken; kafka uses 9094");
    }

    @Test
    void givesNoPortTwice() {
        PortBook book = book(Set.of());

        book.assign(new PortWish("kafka", 9092), told::add);
        book.assign(new PortWish("other", 9092), told::add);

        assertThat(book.ports()).containsEntry("kafka", 9092).containsEntry("other", 9093);
    }

    @Test
    void remembersThePortForTheNextStart() {
        book(Set.of(9092)).assign(new PortWish("kafka", 9092), told::add);
        told.clear();

        PortBook next = book(Set.of());
        next.assign(new PortWish("kafka", 9092), told::add);

        assertThat(next.ports()).containsEntry("kafka", 9093);
        assertThat(told).isEmpty();
    }

    @Test
    void stepsOnWhenTheRememberedPortWasTakenMeanwhile() {
        book(Set.of()).assign(new PortWish("kafka", 9092), told::add);

        PortBook next = book(Set.of(9092));
        next.assign(new PortWish("kafka", 9092), told::add);

        assertThat(next.ports()).containsEntry("kafka", 9093);
        assertThat(told).hasSize(1);
    }

    @Test
    void followsAWishThatChanged() {
        book(Set.of()).assign(new PortWish("kafka", 9092), told::add);

        PortBook next = book(Set.of());
        next.assign(new PortWish("kafka", 9192), told::add);

        assertThat(next.ports()).containsEntry("kafka", 9192);
    }

    @Test
    void saysWhenNoPortIsFree() {
        PortBook book = PortBook.read(folder.resolve("ports.json"), port -> false);

        assertThatThrownBy(() -> book.assign(new PortWish("kafka", 9092), told::add))
                .isInstanceOf(OnrampException.class)
                .hasMessageContaining("ONR-L009")
                .hasMessageContaining("local.ports.kafka");
    }

    @Test
    void findsPortsAnewWhenTheFileIsBroken() throws Exception {
        Files.writeString(folder.resolve("ports.json"), "{\"kafka\":");

        assertThat(book(Set.of()).ports()).isEmpty();
    }

    @Test
    void rejectsAWishThatIsNoPort() {
        assertThatThrownBy(() -> new PortWish("kafka", 70_000)).hasMessageContaining("70000");
    }

    private PortBook book(Set<Integer> taken) {
        return PortBook.read(folder.resolve("ports.json"), port -> !taken.contains(port));
    }
}
