package io.skerry.training.data;

import io.skerry.inference.image.ImageDecoder;
import io.skerry.inference.image.ImageException;
import io.skerry.inference.image.ImageHeader;
import io.skerry.inference.image.ImageLimits;
import io.skerry.inference.image.Pixels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A folder that has for each class a folder of pictures, called as the class. What is hidden is left out. */
final class PictureFolders {

    private static final int MAX_SAMPLES = 1 << 30;

    private PictureFolders() {}

    static Pictures read(Path folder) {
        List<Path> classes = list(folder, Files::isDirectory);
        if (classes.isEmpty()) {
            throw new DataException(folder + " has neither IDX files nor folders of pictures: give " + Source.FORMS);
        }
        List<Pixels> pictures = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        try (ImageDecoder decoder = new ImageDecoder()) {
            for (Path one : classes) {
                List<Path> files = list(one, Files::isRegularFile);
                if (files.isEmpty()) {
                    throw new DataException("the class " + one + " has no pictures: add some, or remove the folder");
                }
                for (Path file : files) {
                    Pixels picture = decode(file, decoder);
                    requireLike(pictures.isEmpty() ? picture : pictures.getFirst(), picture, file, pictures.size());
                    pictures.add(picture);
                    labels.add(one.getFileName().toString());
                }
            }
        }
        return join(pictures, Labels.named(labels));
    }

    private static List<Path> list(Path folder, Predicate<Path> kind) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(kind)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new DataException(folder + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Pixels decode(Path file, ImageDecoder decoder) {
        ImageLimits limits = ImageLimits.OF_THIS_JVM;
        try {
            if (Files.size(file) > limits.maxBytes()) {
                throw new DataException(file + " has more than " + limits.maxBytes() + " bytes: scale it down");
            }
            byte[] bytes = Files.readAllBytes(file);
            return decoder.decode(ImageHeader.check(bytes, limits), bytes);
        } catch (ImageException e) {
            throw new DataException(file + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new DataException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static void requireLike(Pixels first, Pixels picture, Path file, int before) {
        if (picture.width() != first.width() || picture.height() != first.height()) {
            throw new DataException(file + " has " + picture.width() + "×" + picture.height()
                    + " pixels, the pictures before it have " + first.width() + "×" + first.height()
                    + ": bring all to one size");
        }
        if ((before + 1L) * picture.samples().length > MAX_SAMPLES) {
            throw new DataException(file + " is one too many: all pictures together have more than " + MAX_SAMPLES
                    + " samples: scale them down, or take fewer");
        }
    }

    /** As colours if there is any picture of colours; a grey one has three channels that are the same then. */
    private static Pictures join(List<Pixels> pictures, Labels labels) {
        Pixels first = pictures.getFirst();
        int channels = pictures.stream().mapToInt(Pixels::channels).max().orElseThrow();
        byte[] samples = new byte[Math.multiplyExact(pictures.size(), first.width() * first.height() * channels)];
        int next = 0;
        for (Pixels picture : pictures) {
            int repeat = channels / picture.channels();
            for (byte sample : picture.samples()) {
                for (int i = 0; i < repeat; i++) {
                    samples[next++] = sample;
                }
            }
        }
        return new Pictures(first.height(), first.width(), channels, samples, labels);
    }
}
