package org.lectern.store;

final class MemoryContentStoreTest extends ContentStoreContract {
    private final MemoryContentStore store = new MemoryContentStore();

    @Override
    ContentStore store() {
        return store;
    }
}
