package io.skerry.edge.observe;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Scanner;
import javax.imageio.ImageIO;

/** Small grey pictures of clothes, drawn, in the size of Fashion-MNIST. */
enum Garments {
    SHIRT("Shirt", "8 4 12 6 16 6 20 4 26 9 23 13 20 11 20 25 8 25 8 11 5 13 2 9"),
    TROUSER("Trouser", "9 3 19 3 21 25 16 25 14 10 12 25 7 25"),
    DRESS("Dress", "11 2 12 5 16 5 17 2 18 10 22 26 6 26 10 10"),
    BOOT("Ankle boot", "10 4 18 4 18 14 26 19 26 24 4 24 6 14"),
    BAG("Bag", "4 11 9 11 11 5 17 5 19 11 24 11 26 25 2 25"),
    SNEAKER("Sneaker", "2 15 8 16 14 11 19 16 26 19 26 23 2 23");

    private final String label;
    private final String corners;

    Garments(String label, String corners) {
        this.label = label;
        this.corners = corners;
    }

    String label() {
        return label;
    }

    /** As PNG; {@code number} varies the shade. */
    Picture picture(int number) throws IOException {
        BufferedImage image = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY);
        Polygon shape = new Polygon();
        var numbers = new Scanner(corners);
        while (numbers.hasNextInt()) {
            shape.addPoint(numbers.nextInt(), numbers.nextInt());
        }
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        int shade = 120 + 17 * (number % 8);
        pen.setPaint(new GradientPaint(0, 2, new Color(shade, shade, shade), 22, 26, Color.DARK_GRAY));
        pen.fill(shape);
        pen.setColor(Color.LIGHT_GRAY);
        pen.draw(shape);
        pen.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return Picture.of("image/png", ByteBuffer.wrap(bytes.toByteArray())).orElseThrow();
    }
}
