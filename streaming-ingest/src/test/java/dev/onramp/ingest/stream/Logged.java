package dev.onramp.ingest.stream;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;

/** What a class logs from a level on, with the messages of the exceptions. */
final class Logged implements AutoCloseable {
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final Logger logger;
    private final AbstractAppender appender;

    Logged(Class<?> source, Level from) {
        logger = (Logger) LogManager.getLogger(source);
        appender = new AbstractAppender("log of " + source.getName(), null, null, true, Property.EMPTY_ARRAY) {
            @Override
            public void append(LogEvent event) {
                if (event.getLevel().isMoreSpecificThan(from)) {
                    Throwable thrown = event.getThrown();
                    lines.add(event.getMessage().getFormattedMessage()
                            + (thrown == null ? "" : "\n" + thrown.getMessage()));
                }
            }
        };
        appender.start();
        logger.addAppender(appender);
    }

    String text() {
        return lines.stream().collect(Collectors.joining("\n"));
    }

    @Override
    public void close() {
        logger.removeAppender(appender);
        appender.stop();
    }
}
