package org.lectern.launcher.sample;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** A picture like a photograph: hills in evening light, with grain. */
final class Landscape {
    private Landscape() {}

    static byte[] png(int width, int height, long seed) throws IOException {
        Random random = new Random(seed);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int grain = random.nextInt(11) - 5;
                image.setRGB(x, y, sky((double) y / height, grain));
            }
        }
        for (int ridge = 0; ridge < 5; ridge++) {
            draw(image, random, ridge);
        }
        return png(image);
    }

    static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.setUseCache(false);
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    private static void draw(BufferedImage image, Random random, int ridge) {
        double phase = random.nextDouble() * 10;
        double base = image.getHeight() * (0.42 + 0.12 * ridge);
        for (int x = 0; x < image.getWidth(); x++) {
            double t = x / 255.0 * (1 + ridge * 0.3) + phase;
            double hill = StrictMath.sin(t) + 0.5 * StrictMath.sin(2.3 * t + phase) + 0.2 * StrictMath.sin(7.1 * t);
            for (int y = (int) Math.max(0, base - hill * (70 - ridge * 8)); y < image.getHeight(); y++) {
                int grain = random.nextInt(13) - 6;
                int shade = 150 - ridge * 27 + grain;
                image.setRGB(x, y, rgb(shade * 3 / 5, shade * 4 / 5, shade * (5 - ridge) / 6 + 20));
            }
        }
    }

    private static int sky(double depth, int grain) {
        return rgb(
                90 + (int) (330 * depth) + grain, 130 + (int) (180 * depth) + grain, 200 - (int) (90 * depth) + grain);
    }

    private static int rgb(int red, int green, int blue) {
        return clamp(red) << 16 | clamp(green) << 8 | clamp(blue);
    }

    private static int clamp(int value) {
        return Math.max(0, Math.min(255, value));
    }
}
