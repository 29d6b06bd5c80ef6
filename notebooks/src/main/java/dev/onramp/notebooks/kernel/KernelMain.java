package dev.onramp.notebooks.kernel;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.rapaio.jupyter.kernel.MainApp;
import org.rapaio.jupyter.kernel.channels.Channels;
import org.rapaio.jupyter.kernel.channels.LoopThread;
import org.rapaio.jupyter.kernel.core.ConnectionProperties;
import org.rapaio.jupyter.kernel.core.Transform;

/**
 * Starts the kernel, reliably. The kernel's own {@link MainApp} (3.0.1) loses two races of its own on a busy machine, and then never
 * answers:
 *
 * <ul>
 *   <li>It listens before it knows what to do with a message, and a message that comes in between ends the thread that listens. Here such a
 *       message is passed over; Jupyter asks again a second later.
 *   <li>A thread that listens ends at once when it runs before it is marked as running. Here all are listened to anew when one has ended; until
 *       all listen nothing is answered, since Jupyter would go on with a kernel that is about to close its ears.
 * </ul>
 */
public final class KernelMain {
    /** Shell, control and heartbeat. */
    private static final int THREADS = 3;

    private static final int MOST_TRIES = 20;
    private static final long PAUSE_MILLIS = 100;

    private KernelMain() {}

    /** @param args the connection file that Jupyter has written */
    public static void main(String[] args)
            throws IOException, GeneralSecurityException, ReflectiveOperationException, InterruptedException {
        Logger.getLogger("").setLevel(Level.OFF);
        String connection = Files.readString(Path.of(args[0]));
        Channels channels = channels(connection);
        for (int tries = 1; !answers(channels); tries++) {
            if (tries == MOST_TRIES) {
                System.err.println("the kernel's channels ended at once, " + MOST_TRIES + " times");
                // Threads of theirs may still run.
                System.exit(1);
            }
            channels.close();
            channels = channels(connection);
        }
        channels.joinUntilClose();
    }

    /** @param connection the text of a connection file */
    static Channels channels(String connection) throws GeneralSecurityException, ReflectiveOperationException {
        Channels channels = new Channels(Transform.fromJson(connection, ConnectionProperties.class));
        handlers().set(channels, new HashMap<>());
        return channels;
    }

    /** Listens, and answers if all listen. */
    private static boolean answers(Channels channels) throws ReflectiveOperationException, InterruptedException {
        Field handlers = handlers();
        channels.connect(MainApp.kernel);
        Object known = handlers.get(channels);
        handlers.set(channels, new HashMap<>());
        boolean all = allListen();
        if (all) {
            handlers.set(channels, known);
        }
        return all;
    }

    private static Field handlers() throws ReflectiveOperationException {
        Field handlers = Channels.class.getDeclaredField("handlers");
        handlers.setAccessible(true);
        return handlers;
    }

    /** After a while in which a thread that is going to end at once has ended. */
    private static boolean allListen() throws InterruptedException {
        Thread.sleep(PAUSE_MILLIS);
        return Thread.getAllStackTraces().keySet().stream()
                        .filter(LoopThread.class::isInstance)
                        .count()
                >= THREADS;
    }
}
