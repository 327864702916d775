package org.lectern.protocol;

/**
 * Which chunks of a package a node can give to its siblings.
 *
 * @param complete whether these are all
 * @param count how many they are
 * @param chunks their numbers in the manifest, from 0, in the form of {@link NumberRanges}; empty for none
 */
public record SyncChunks(boolean complete, int count, String chunks) {
    public SyncChunks {
        if (count < 0 || chunks == null) {
            throw new IllegalArgumentException("chunks are counted and named");
        }
    }
}
