package dev.onramp.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A program for tests of starting and stopping. */
final class FakeServer {
    private FakeServer() {}

    /** @param args what to do, then the file that says that it is ready */
    public static void main(String[] args) throws Exception {
        Path ready = Path.of(args[1]);
        switch (args[0]) {
            case "die" -> {
                System.err.println("the disk is made of cheese");
                System.exit(7);
            }
            case "hang" -> System.out.println("thinking");
            case "breed" -> {
                Process child = new ProcessBuilder("sleep", "600").start();
                Files.writeString(ready, Long.toString(child.pid()));
            }
            default -> Files.writeString(ready, "ready");
        }
        new CountDownLatch(1).await();
    }
}
