package dev.onramp.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.config.Settings;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LocalStackIT {
    private static final Set<Service> SERVERS = EnumSet.of(Service.KAFKA, Service.S3, Service.POSTGRES);

    private final List<String> notices = Collections.synchronizedList(new ArrayList<>());
    private final List<Service> started = Collections.synchronizedList(new ArrayList<>());
    private final StackListener listener = new StackListener() {
        @Override
        public void starting(Service service) {
            started.add(service);
        }

        @Override
        public void notice(String message) {
            notices.add(message);
        }
    };
    private final Settings settings = TemporaryStack.settings();
    private final LocalStack stack = LocalStack.open(TemporaryStack.home(), settings);

    @AfterEach
    void wipeStack() {
        stack.wipe();
    }

    @Test
    void answersOnEveryServerAndStartsNothingTwice() throws Exception {
        StackStatus first = stack.up(SERVERS, listener);
        StackStatus second = stack.up(SERVERS, listener);

        assertThat(started).containsExactlyInAnyOrderElementsOf(SERVERS);
        SERVERS.forEach(each -> {
            assertThat(second.running(each)).isTrue();
            assertThat(second.of(each).pids().get(0))
                    .isEqualTo(first.of(each).pids().get(0));
            assertThat(second.of(each).rssMib()).isBetween(10L, 500L);
            assertThat(second.of(each).log()).exists();
        });
        new StackClients(stack.settings()).writeEverywhere("one");
        assertThat(new StackClients(stack.settings()).readEverywhere()).containsExactly("one", "one", "one");
    }

    @Test
    void keepsTheDataThroughDownAndUpAndLosesItByWipe() throws Exception {
        stack.up(SERVERS, listener);
        new StackClients(stack.settings()).writeEverywhere("kept");
        Settings before = stack.settings();

        stack.down();
        assertThat(stack.status().services()).noneMatch(each -> each.state() == ServiceStatus.State.RUNNING);
        stack.up(SERVERS, listener);

        assertThat(stack.settings().root()).isEqualTo(before.root());
        assertThat(new StackClients(stack.settings()).readEverywhere()).containsExactly("kept", "kept", "kept");

        stack.wipe();
        assertThat(stack.status().dataDir()).doesNotExist();
    }

    @Test
    void startsAgainOnTheSamePortsAfterEveryServerWasKilledUnderItsClients() throws Exception {
        stack.up(SERVERS, listener);
        Settings before = stack.settings();
        new StackClients(before).writeEverywhere("survives");

        try (AutoCloseable openConnections = new StackClients(before).connectEverywhere()) {
            assertThat(openConnections).isNotNull();
            SERVERS.forEach(stack::kill);
            assertThat(SERVERS)
                    .allSatisfy(
                            each -> assertThat(stack.status().of(each).state()).isEqualTo(ServiceStatus.State.FAILED));
            stack.up(SERVERS, listener);
        }

        assertThat(stack.settings().root()).isEqualTo(before.root());
        assertThat(notices).isEmpty();
        assertThat(new StackClients(stack.settings()).readEverywhere())
                .filteredOn("survives"::equals)
                .hasSize(3);
    }

    @Test
    void stepsAroundAPortThatIsTaken() throws Exception {
        int wanted = settings.section("local").getInt("ports.s3");
        try (ServerSocket squatter = new ServerSocket(wanted, 1, InetAddress.getByName("127.0.0.1"))) {
            stack.up(Set.of(Service.S3), listener);

            assertThat(squatter.isBound()).isTrue();
            assertThat(stack.settings().section("s3").getString("endpoint"))
                    .isEqualTo("http://127.0.0.1:" + (wanted + 1));
            assertThat(notices).containsExactly("port " + wanted + " is taken; s3 uses " + (wanted + 1));
        }
    }

    @Test
    void writesAnObjectOnceHoweverManyTryAtOnce() throws Exception {
        stack.up(Set.of(Service.S3), listener);

        assertThat(new StackClients(stack.settings()).raceToCreate("lock/1", 16))
                .isEqualTo(1);
    }

    @Test
    void hearsAWriteToItsEndBeforeItAnswers() {
        stack.up(Set.of(Service.S3), listener);

        // Behind no bytes comes their checksum; every third connection was closed before that.
        assertThatCode(() -> new StackClients(stack.settings()).writeEmptyObjects(200))
                .doesNotThrowAnyException();
    }

    @Test
    void showsTheLogOfAServerThatDiesWhileItStarts() throws Exception {
        Path data = stack.status().dataDir();
        stack.up(Set.of(Service.S3), listener);
        stack.down();
        Files.createDirectories(data.resolve("kafka"));
        Files.writeString(data.resolve("kafka/meta.properties"), "version=1\nnode.id=99\ncluster.id=x\n");

        assertThatThrownBy(() -> stack.up(Set.of(Service.KAFKA), listener))
                .hasMessageContaining("ONR-L005")
                .hasMessageContaining("exit code 1")
                .hasMessageContaining("99");
        assertThat(stack.status().of(Service.KAFKA).state()).isEqualTo(ServiceStatus.State.FAILED);
    }

    @Test
    void leavesAStrangerAloneWhoHasTheRememberedProcessId() throws Exception {
        stack.up(Set.of(Service.S3), listener);
        stack.down();
        Process stranger = new ProcessBuilder("sleep", "600").start();
        try {
            Files.writeString(
                    stack.status().dataDir().resolve("run/s3.json"),
                    "{\"pid\":" + stranger.pid() + ",\"born\":\"another-boot/1\",\"inputs\":[]}");

            assertThat(stack.status().of(Service.S3).state()).isEqualTo(ServiceStatus.State.FAILED);
            stack.down();

            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void aTemporaryStackLeavesNothingBehind() {
        LocalStack temporary = LocalStack.temporary(Service.S3);
        Path data = temporary.status().dataDir();
        long pid = temporary.status().of(Service.S3).pids().get(0);

        temporary.close();

        assertThat(data).doesNotExist();
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void createsTheTopicsOfTheModelAndTheBuckets() throws Exception {
        stack.up(EnumSet.of(Service.KAFKA, Service.S3), listener);

        StackClients clients = new StackClients(stack.settings());
        assertThat(clients.partitions("raw_table_cust", "raw_table_cust.dlq", "customer", "individual", "account"))
                .containsExactly(4, 1, 4, 4, 4);
        assertThat(clients.buckets()).containsExactlyInAnyOrder("onramp-archive", "onramp-lake");
    }

    @Test
    void settingsNameTheEndpointsInUse() {
        stack.up(Set.of(Service.S3), listener);

        Map<String, Object> s3 = stack.status().of(Service.S3).toMap();

        assertThat(s3.get("connection"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("endpoint", stack.settings().section("s3").getString("endpoint"))
                .containsEntry("access_key", "onramp")
                .containsEntry("region", "eu-central-1");
    }
}
