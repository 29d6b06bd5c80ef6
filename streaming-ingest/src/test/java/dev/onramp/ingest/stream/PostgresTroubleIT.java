package dev.onramp.ingest.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onramp.ingest.Feeds;
import dev.onramp.ingest.IngestSettings;
import dev.onramp.ingest.TestRecord;
import dev.onramp.ingest.postgres.PostgresConnections;
import dev.onramp.local.Service;
import dev.onramp.local.StackListener;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One ingest through all that a database does: the lake never waits for it, and afterwards it has everything without a hand on it. */
class PostgresTroubleIT {
    private static final String WAITING = "select count(*) from pg_locks l join pg_stat_activity a using (pid)"
            + " where not l.granted and a.application_name = 'onramp-ingest'";

    private static IngestStack stack;
    private static final Duration OUTAGE = Duration.ofMinutes(1);
    private static final Duration BETWEEN = Duration.ofSeconds(10);

    private static List<TestRecord> feed;
    private static int sent;
    private static RunningIngest running;
    private Logged log;

    @BeforeAll
    static void start() throws Exception {
        stack = new IngestStack(Map.of());
        feed = Feeds.feed(new Random(23), 900, 40);
        running = new RunningIngest(stack.settings, Optional.empty());
        send();
        stack.awaitPostgres(feed.subList(0, sent));
    }

    @AfterAll
    static void stop() throws Exception {
        running.close();
        stack.close();
    }

    @BeforeEach
    void listen() {
        log = new Logged(SupervisedQuery.class, Level.WARN);
    }

    @AfterEach
    void allHasArrived() {
        stack.awaitPostgres(feed.subList(0, sent));
        assertThat(log.text()).doesNotContain("ONR-");
        log.close();
    }

    @Test
    void whileSomebodyHoldsATable() throws Exception {
        try (Connection holder = PostgresConnections.open(stack.settings.postgres());
                Statement statement = holder.createStatement()) {
            statement.execute("lock table canonical.customer in access exclusive mode");
            statement.execute("lock table canonical.everything in access exclusive mode");
            send();
            await("a batch that waits").atMost(IngestStack.PATIENCE).until(() -> {
                try (ResultSet rows = statement.executeQuery(WAITING)) {
                    rows.next();
                    return rows.getInt(1) > 0;
                }
            });
            stack.awaitLake(feed.subList(0, sent));
            holder.rollback();
        }
    }

    @Test
    void whileOthersHaveEveryConnection() throws Exception {
        IngestSettings.Postgres to = stack.settings.postgres();
        List<Connection> taken = new ArrayList<>();
        try {
            String refused = "";
            while (refused.isEmpty() && taken.size() < 10_000) {
                try {
                    taken.add(DriverManager.getConnection(to.url(), to.user(), to.password()));
                } catch (SQLException full) {
                    refused = full.getSQLState();
                }
            }
            assertThat(refused).as("after %d connections", taken.size()).isEqualTo("53300");
            send();
            stack.awaitLake(feed.subList(0, sent));
            awaitTries();
        } finally {
            for (Connection each : taken) {
                each.close();
            }
        }
    }

    @Test
    void whileItIsDownForAMinute() {
        stack.stack.kill(Service.POSTGRES);
        long killed = System.nanoTime();
        do {
            send();
            stack.awaitLake(feed.subList(0, sent));
            await("the next changes")
                    .pollDelay(BETWEEN)
                    .atMost(IngestStack.PATIENCE)
                    .until(() -> true);
        } while (System.nanoTime() - killed < OUTAGE.toNanos());
        awaitTries();
        stack.stack.up(Set.of(Service.POSTGRES), StackListener.SILENT);
    }

    private void awaitTries() {
        await("tries in vain")
                .atMost(IngestStack.PATIENCE)
                .until(() -> log.text().contains("postgres: try 3 failed"));
    }

    private static void send() {
        stack.producer.send(feed.subList(sent, sent + 100));
        sent += 100;
    }
}
