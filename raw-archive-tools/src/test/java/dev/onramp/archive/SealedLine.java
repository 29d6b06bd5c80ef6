package dev.onramp.archive;

/** A line with an encrypted payload, computed apart from this code, by the contract. */
final class SealedLine {
    static final String PAYLOAD = "{\"pin\":\"98765\", broken";
    static final String TEXT =
            "{\"topic\":\"raw_table_acct\",\"partition\":2,\"offset\":17,\"timestamp\":1767225600123,\"dataid\":\"raw_table_acct-2-17\",\"key\":null,\"payload_encrypted\":\"ihsIaHAyR3Zq/6ZgMANjERhEvOIEin5wKUCAJAP9WJjwgqU2T7tfqNG/wq/RaQvVfUU=\",\"payload_key_id\":\"72cd6e8422c407fb\"}";

    private SealedLine() {}
}
