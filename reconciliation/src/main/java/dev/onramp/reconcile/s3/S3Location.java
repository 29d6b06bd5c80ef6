package dev.onramp.reconcile.s3;

/** A bucket and a key, of {@code s3://bucket/key} or {@code s3a://bucket/key}. */
record S3Location(String bucket, String key) {

    /** @throws IllegalArgumentException for a text of another form */
    static S3Location of(String path) {
        int scheme = path.indexOf("://");
        int slash = path.indexOf('/', scheme + 3);
        if (scheme < 0 || !path.startsWith("s3") || slash < 0) {
            throw new IllegalArgumentException("not a place on S3: '" + path + "'");
        }
        return new S3Location(path.substring(scheme + 3, slash), path.substring(slash + 1));
    }

    String parent() {
        return key.substring(0, key.lastIndexOf('/') + 1);
    }

    @Override
    public String toString() {
        return "s3://" + bucket + "/" + key;
    }
}
