package org.lectern.content;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * The records of a ZIP file (PKWARE APPNOTE.TXT 6.3.10, sections 4.3.7 to 4.5.3): sizes and CRC in the local header,
 * UTF-8 names, ZIP64 only where a value does not fit, and nothing that could differ between two runs.
 */
final class ZipLayout {
    /** The first value that 32 bits cannot say: it announces ZIP64. */
    static final long MAGIC_32 = 0xFFFF_FFFFL;
    /** The first number of entries that 16 bits cannot say. */
    static final int MAGIC_16 = 0xFFFF;

    private static final int LOCAL_HEADER = 0x04034b50;
    private static final int CENTRAL_HEADER = 0x02014b50;
    private static final int ZIP64_END = 0x06064b50;
    private static final int ZIP64_LOCATOR = 0x07064b50;
    private static final int END = 0x06054b50;
    private static final short VERSION = 20;
    private static final short VERSION_ZIP64 = 45;
    private static final short MADE_ON_UNIX = 3 << 8;
    private static final short UTF_8_NAMES = 1 << 11;
    private static final short ZIP64_EXTRA = 1;
    private static final int REGULAR_FILE_RW_R_R = 0100644 << 16;

    private ZipLayout() {}

    /** What stands in front of an entry's bytes. */
    static byte[] localHeader(Entry entry) {
        byte[] name = name(entry.path());
        boolean zip64 = isLarge(entry.length(), entry.size());
        byte[] bytes = new byte[localHeaderLength(entry.path(), entry.length(), entry.size())];
        ByteBuffer header = littleEndian(bytes);
        header.putInt(LOCAL_HEADER).putShort(zip64 ? VERSION_ZIP64 : VERSION);
        putDescription(header, entry);
        header.putInt(clamp(zip64 ? MAGIC_32 : entry.length())).putInt(clamp(zip64 ? MAGIC_32 : entry.size()));
        header.putShort((short) name.length).putShort((short) (zip64 ? 20 : 0)).put(name);
        if (zip64) {
            header.putShort(ZIP64_EXTRA).putShort((short) 16);
            header.putLong(entry.size()).putLong(entry.length());
        }
        return bytes;
    }

    /** How many bytes {@link #localHeader} has for an entry of that path, length and size. */
    static int localHeaderLength(String path, long length, long size) {
        return 30 + name(path).length + (isLarge(length, size) ? 20 : 0);
    }

    /** What the central directory says of an entry. */
    static byte[] centralHeader(Entry entry) {
        byte[] name = name(entry.path());
        long offset = entry.offset() - localHeaderLength(entry.path(), entry.length(), entry.size());
        byte[] extra = centralExtra(entry.size(), entry.length(), offset);
        short version = extra.length > 0 ? VERSION_ZIP64 : VERSION;
        byte[] bytes = new byte[46 + name.length + extra.length];
        ByteBuffer header = littleEndian(bytes);
        header.putInt(CENTRAL_HEADER).putShort((short) (MADE_ON_UNIX | version)).putShort(version);
        putDescription(header, entry);
        header.putInt(clamp(entry.length())).putInt(clamp(entry.size()));
        header.putShort((short) name.length).putShort((short) extra.length).putShort((short) 0);
        header.putShort((short) 0)
                .putShort((short) 0)
                .putInt(REGULAR_FILE_RW_R_R)
                .putInt(clamp(offset));
        header.put(name).put(extra);
        return bytes;
    }

    /** What ends the file, after a central directory of {@code count} entries and {@code size} bytes at {@code offset}. */
    static byte[] end(int count, long size, long offset) {
        boolean zip64 = count >= MAGIC_16 || size >= MAGIC_32 || offset >= MAGIC_32;
        byte[] bytes = new byte[22 + (zip64 ? 76 : 0)];
        ByteBuffer end = littleEndian(bytes);
        if (zip64) {
            end.putInt(ZIP64_END).putLong(44);
            end.putShort((short) (MADE_ON_UNIX | VERSION_ZIP64))
                    .putShort(VERSION_ZIP64)
                    .putInt(0)
                    .putInt(0);
            end.putLong(count).putLong(count).putLong(size).putLong(offset);
            end.putInt(ZIP64_LOCATOR).putInt(0).putLong(offset + size).putInt(1);
        }
        short shortCount = (short) Math.min(count, MAGIC_16);
        end.putInt(END)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort(shortCount)
                .putShort(shortCount);
        end.putInt(clamp(size)).putInt(clamp(offset)).putShort((short) 0);
        return bytes;
    }

    /** Flags, method, time and CRC: what both headers of an entry say in the same words. */
    private static void putDescription(ByteBuffer header, Entry entry) {
        header.putShort(UTF_8_NAMES).putShort((short) (entry.method() == Entry.Method.DEFLATED ? 8 : 0));
        header.putInt(dosTime(entry.modified())).putInt(entry.crc32());
    }

    /** The values that do not fit their 32-bit fields, in the order that section 4.5.3 gives. */
    private static byte[] centralExtra(long... values) {
        int count = 0;
        for (long value : values) {
            count += value >= MAGIC_32 ? 1 : 0;
        }
        if (count == 0) {
            return new byte[0];
        }
        byte[] bytes = new byte[4 + 8 * count];
        ByteBuffer extra = littleEndian(bytes).putShort(ZIP64_EXTRA).putShort((short) (8 * count));
        for (long value : values) {
            if (value >= MAGIC_32) {
                extra.putLong(value);
            }
        }
        return bytes;
    }

    /** MS-DOS date and time in UTC, to two seconds, kept between the first and the last that can be written. */
    static int dosTime(Instant instant) {
        LocalDateTime time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        if (time.getYear() < 1980) {
            time = LocalDateTime.of(1980, 1, 1, 0, 0, 0);
        } else if (time.getYear() > 2107) {
            time = LocalDateTime.of(2107, 12, 31, 23, 59, 58);
        }
        int date = (time.getYear() - 1980) << 9 | time.getMonthValue() << 5 | time.getDayOfMonth();
        return date << 16 | time.getHour() << 11 | time.getMinute() << 5 | time.getSecond() / 2;
    }

    private static boolean isLarge(long length, long size) {
        return length >= MAGIC_32 || size >= MAGIC_32;
    }

    private static int clamp(long value) {
        return (int) Math.min(value, MAGIC_32);
    }

    private static byte[] name(String path) {
        return path.getBytes(StandardCharsets.UTF_8);
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
