package dev.onramp.bench.ingest;

/** Who takes part, all in processes of their own. */
enum Peer {
    ONRAMP("onramp", "streaming-ingest", "dev.onramp.ingest.IngestMain"),
    PLAIN_SPARK("plain Spark", "testing/peers-spark", "dev.onramp.peers.spark.PlainSparkMain"),
    PAIMON("Paimon on Flink", "testing/peers-paimon", "dev.onramp.peers.paimon.PaimonMain");

    private final String text;
    private final String module;
    private final String main;

    Peer(String text, String module, String main) {
        this.text = text;
        this.module = module;
        this.main = main;
    }

    /** As reports call it. */
    String text() {
        return text;
    }

    /** As folders and consumer groups call it. */
    String id() {
        return text.replaceAll("\\W", "-");
    }

    String module() {
        return module;
    }

    String main() {
        return main;
    }
}
