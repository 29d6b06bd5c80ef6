package dev.onramp.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.onramp.config.Settings;
import dev.onramp.local.component.Command;
import dev.onramp.local.component.Component;
import dev.onramp.local.component.JavaProgram;
import dev.onramp.local.component.Site;
import dev.onramp.local.data.DataFolder;
import dev.onramp.local.process.ProcessIdentity;
import dev.onramp.local.process.Termination;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StarterIT {
    @TempDir
    private Path dataDir;

    private int kafkaPort = 9092;

    @BeforeEach
    void openFolder() {
        new DataFolder(dataDir).open();
    }

    @AfterEach
    void stop() {
        starter().stop(new Fake("serve"));
    }

    @Test
    void showsWhatAProgramSaidThatDied() {
        assertThatThrownBy(() -> starter().start(new Fake("die")))
                .hasMessageContaining("ONR-L005")
                .hasMessageContaining("exit code 7")
                .hasMessageContaining("the disk is made of cheese");
    }

    @Test
    void givesUpOnAProgramThatNeverAnswers() {
        assertThatThrownBy(() -> starter().start(new Fake("hang")))
                .hasMessageContaining("ONR-L006")
                .hasMessageContaining("local.start-timeout");
    }

    @Test
    void leavesARunningProgramAlone() throws Exception {
        starter().start(new Fake("serve"));
        ProcessIdentity first = identity();

        starter().start(new Fake("serve"));

        assertThat(identity()).isEqualTo(first);
    }

    @Test
    void startsAProgramAgainWhenWhatItNeedsHasMoved() throws Exception {
        starter().start(new Fake("serve"));
        ProcessIdentity first = identity();

        kafkaPort = 9192;
        starter().start(new Fake("serve"));

        assertThat(first.alive()).isFalse();
        assertThat(identity().alive()).isTrue();
    }

    @Test
    void endsTheChildrenOfAProgramThatWasKilled() throws Exception {
        starter().start(new Fake("breed"));
        long childPid = Long.parseLong(Files.readString(readyFile()));
        ProcessIdentity child = ProcessIdentity.of(childPid).orElseThrow();
        Termination.kill(identity());
        assertThat(child.alive()).isTrue();

        starter().start(new Fake("serve"));

        await("the orphan to be gone").until(() -> !child.alive());
    }

    @Test
    void endsAProgramWithItsChildren() throws Exception {
        starter().start(new Fake("breed"));
        ProcessIdentity child = ProcessIdentity.of(Long.parseLong(Files.readString(readyFile())))
                .orElseThrow();
        ProcessIdentity program = identity();

        starter().stop(new Fake("breed"));

        assertThat(program.alive()).isFalse();
        await("the child to be gone").until(() -> !child.alive());
        assertThat(new Running(site()).runRecords().read(Service.FORWARDER)).isEmpty();
    }

    private Starter starter() {
        return new Starter(site(), StackListener.SILENT);
    }

    private ProcessIdentity identity() {
        return new Running(site())
                .runRecords()
                .read(Service.FORWARDER)
                .orElseThrow()
                .identity();
    }

    private Path readyFile() {
        return dataDir.resolve("run").resolve("ready");
    }

    private Site site() {
        Settings settings = Settings.defaults().with(Map.of("local.start-timeout", "5s"));
        Map<String, Integer> ports = new HashMap<>();
        Components.all().forEach(each -> each.ports(settings).forEach(wish -> ports.put(wish.name(), wish.wanted())));
        ports.put("kafka", kafkaPort);
        return new Site(Path.of(".").toAbsolutePath(), dataDir, settings, ports);
    }

    /** Stands in the place of a product process. */
    private final class Fake implements Component {
        private final String mode;

        Fake(String mode) {
            this.mode = mode;
        }

        @Override
        public Service service() {
            return Service.FORWARDER;
        }

        @Override
        public Set<Service> needs() {
            return Set.of(Service.KAFKA);
        }

        @Override
        public Command prepare(Site site, StackListener listener) throws Exception {
            Files.deleteIfExists(readyFile());
            Path classes = Path.of(FakeServer.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return new JavaProgram(
                            JavaProgram.thisJavaHome(),
                            List.of(classes),
                            List.of("-Xmx16m"),
                            FakeServer.class.getName(),
                            List.of(mode, readyFile().toString()))
                    .command(site, Service.FORWARDER);
        }

        @Override
        public void probe(Site site) throws IOException {
            if (!Files.exists(readyFile()) || Files.size(readyFile()) == 0) {
                throw new IOException("not ready");
            }
        }
    }
}
