package org.lectern.launcher.sample;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;

/** A drawing: plot, paths, lake and the new building, without letters, because fonts differ between machines. */
final class SitePlan {
    private static final Color GRASS = new Color(0xdcebd0);
    private static final Color PATH = new Color(0xf4efe4);
    private static final Color WATER = new Color(0xa9cfe6);
    private static final Color BUILDING = new Color(0xc8553d);
    private static final Color TREE = new Color(0x6a9a5b);

    private SitePlan() {}

    static byte[] png() throws IOException {
        BufferedImage image = new BufferedImage(1200, 800, BufferedImage.TYPE_INT_RGB);
        Graphics2D plan = image.createGraphics();
        fill(plan, GRASS, 0, 0, 1200, 800);
        fill(plan, PATH, 0, 380, 1200, 60);
        fill(plan, PATH, 560, 0, 60, 800);
        plan.setColor(WATER);
        plan.fillOval(700, 470, 420, 260);
        fill(plan, BUILDING, 150, 110, 330, 90);
        fill(plan, BUILDING, 150, 110, 90, 220);
        fill(plan, BUILDING.darker(), 260, 220, 110, 60);
        plan.setColor(TREE);
        for (int i = 0; i < 14; i++) {
            plan.fillOval(40 + i * 82, 345 + (i % 2) * 105, 26, 26);
        }
        plan.setColor(Color.DARK_GRAY);
        plan.setStroke(new BasicStroke(4));
        plan.drawRect(20, 20, 1160, 760);
        plan.dispose();
        return Landscape.png(image);
    }

    private static void fill(Graphics2D plan, Color colour, int x, int y, int width, int height) {
        plan.setColor(colour);
        plan.fillRect(x, y, width, height);
    }
}
