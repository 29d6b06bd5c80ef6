package dev.onramp.transform;

class FakeRawArchiveTest extends RawArchiveContract {
    private final FakeRawArchive archive = new FakeRawArchive();

    @Override
    protected RawArchive archive() {
        return archive;
    }

    @Override
    protected RawArchive unreachable() {
        FakeRawArchive broken = new FakeRawArchive();
        broken.breakDown();
        return broken;
    }

    @Override
    protected byte[] stored(String name) {
        return archive.objects.get(name);
    }
}
