package org.lectern.bench.publish;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Text from a seed: words of a vocabulary of 4,000, frequent ones often, as Zipf's law says. */
final class Prose {
    private static final String LETTERS = "etaoinshrdlucmfwypvbgkjqxz";
    private static final String[] WORDS = words();
    private static final int LINE = 80;

    private Prose() {}

    static byte[] text(int seed, int size) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder(size + LINE);
        int line = 0;
        while (text.length() < size) {
            String word = word(random);
            text.append(word).append(random.nextInt(12) == 0 ? "," : "");
            line += word.length() + 1;
            text.append(line > LINE ? "\n" : " ");
            line = line > LINE ? 0 : line;
        }
        return bytes(text, size);
    }

    static byte[] table(int seed, int size) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder(size + LINE);
        for (int row = 0; text.length() < size; row++) {
            text.append(row).append(',').append(word(random)).append(' ').append(word(random));
            text.append(",2026-").append(1 + random.nextInt(12)).append('-').append(1 + random.nextInt(28));
            text.append(',').append(random.nextInt(10_000_000)).append(random.nextBoolean() ? ",EUR\n" : ",CNY\n");
        }
        return bytes(text, size);
    }

    static byte[] xml(int seed, int size) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<w:body>\n");
        while (text.length() < size) {
            text.append("<w:p w:rsidR=\"")
                    .append(random.nextInt(1 << 24))
                    .append("\"><w:pPr><w:pStyle w:val=\"Body\"/>");
            text.append("</w:pPr><w:r><w:rPr><w:lang w:val=\"en-GB\"/></w:rPr><w:t>");
            for (int words = 8 + random.nextInt(40); words > 0; words--) {
                text.append(word(random)).append(' ');
            }
            text.append("</w:t></w:r></w:p>\n");
        }
        return bytes(text, size);
    }

    private static String word(Random random) {
        return WORDS[(int) Math.min(WORDS.length - 1, Math.exp(random.nextDouble() * Math.log(WORDS.length)))];
    }

    private static byte[] bytes(StringBuilder text, int size) {
        return text.substring(0, size).getBytes(StandardCharsets.US_ASCII);
    }

    private static String[] words() {
        Random random = new Random(7);
        String[] words = new String[4_000];
        for (int i = 0; i < words.length; i++) {
            StringBuilder word = new StringBuilder();
            for (int length = 2 + random.nextInt(9); length > 0; length--) {
                word.append(LETTERS.charAt((int) (Math.abs(random.nextGaussian()) * 6) % LETTERS.length()));
            }
            words[i] = word.toString();
        }
        return words;
    }
}
