package org.lectern.delta;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.Base64;
import org.lectern.content.Digest;

/**
 * The content coding {@code dcz} of RFC 9842 (§5): Zstandard with a dictionary that both sides have, such as an earlier
 * version of the same thing. What the dictionary has too costs next to nothing.
 *
 * <p>Coded bytes begin with a skippable frame that carries the SHA-256 of the dictionary; a Zstandard frame (RFC 8878)
 * follows. All is done in memory.
 */
public final class DictionaryCoding {
    /** Its name in {@code Accept-Encoding} and {@code Content-Encoding}. */
    public static final String NAME = "dcz";

    private static final System.Logger LOG = System.getLogger(DictionaryCoding.class.getName());

    /** A skippable frame of 32 bytes. */
    private static final byte[] MAGIC = {0x5e, 0x2a, 0x4d, 0x18, 0x20, 0, 0, 0};

    private static final int DIGEST_LENGTH = 32;
    private static final int HEAD = MAGIC.length + DIGEST_LENGTH;
    private static final int LEVEL = 9;
    private static final int SMALLEST_WINDOW = 10;
    private static final int LARGEST_WINDOW = 27;
    private static final boolean AVAILABLE = tryOnce();

    private DictionaryCoding() {}

    /** Whether this machine can do it: the library beneath is native. */
    public static boolean isAvailable() {
        return AVAILABLE;
    }

    /** Names a dictionary as {@code Available-Dictionary} does (RFC 9842 §2.2). */
    public static String nameOf(byte[] dictionary) {
        return ":" + Base64.getEncoder().encodeToString(Digest.of(dictionary).bytes()) + ":";
    }

    /** Codes {@code content}. */
    public static byte[] encode(byte[] content, byte[] dictionary) {
        try (ZstdCompressCtx context = new ZstdCompressCtx()) {
            context.setLevel(LEVEL);
            context.setWindowLog(window((long) content.length + dictionary.length));
            context.loadDict(dictionary);
            byte[] frame = context.compress(content);
            byte[] coded = Arrays.copyOf(MAGIC, HEAD + frame.length);
            System.arraycopy(Digest.of(dictionary).bytes(), 0, coded, MAGIC.length, DIGEST_LENGTH);
            System.arraycopy(frame, 0, coded, HEAD, frame.length);
            return coded;
        }
    }

    /**
     * Decodes what {@link #encode} made with the same dictionary.
     *
     * @param most how many bytes it may become; it takes the memory of those that it does become
     * @throws InvalidDelta if it was made in another way or with another dictionary, or becomes more
     */
    public static byte[] decode(byte[] coded, byte[] dictionary, int most) throws InvalidDelta {
        if (coded.length < HEAD || !Arrays.equals(coded, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new InvalidDelta("this is not coded as " + NAME);
        }
        if (!Arrays.equals(coded, MAGIC.length, HEAD, Digest.of(dictionary).bytes(), 0, DIGEST_LENGTH)) {
            throw new InvalidDelta("this was coded with another dictionary");
        }
        long size = Zstd.getFrameContentSize(coded, HEAD, coded.length - HEAD);
        if (size < 0 || size > most) {
            throw new InvalidDelta("this is coded without its length, or becomes more than " + most + " bytes");
        }
        try (ZstdDecompressCtx context = new ZstdDecompressCtx()) {
            context.loadDict(dictionary);
            return context.decompress(Arrays.copyOfRange(coded, HEAD, coded.length), (int) size);
        } catch (ZstdException e) {
            throw new InvalidDelta("this cannot be decoded into at most " + most + " bytes", e);
        }
    }

    /** As much as reaches back over all of the dictionary. */
    private static int window(long length) {
        int bits = Long.SIZE - Long.numberOfLeadingZeros(length);
        return Math.min(LARGEST_WINDOW, Math.max(SMALLEST_WINDOW, bits));
    }

    private static boolean tryOnce() {
        byte[] some = {1, 2, 3};
        try {
            return Arrays.equals(some, decode(encode(some, some), some, some.length));
        } catch (InvalidDelta | LinkageError e) {
            LOG.log(Level.WARNING, "Manifests travel whole: Zstandard does not work on this machine", e);
            return false;
        }
    }
}
