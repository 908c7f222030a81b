package io.skerry.training.job;

import io.skerry.onnx.ModelManifest.CheckSet;
import io.skerry.onnx.Sha256;
import io.skerry.training.data.Part;
import io.skerry.training.data.Pictures;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/** Grey pictures of a check set with their labels, as gzipped IDX files. */
final class CheckSetWriter {

    static final String IMAGES = "check-images-idx3-ubyte.gz";
    static final String LABELS = "check-labels-idx1-ubyte.gz";

    private static final int UNSIGNED_BYTES = 8 << 8;
    private static final int MOST = 1000;
    private static final int MOST_CLASSES = 256;

    private CheckSetWriter() {}

    /** Whether a check set can be made of such pictures: its files hold grey ones only, and 8 bits of a label. */
    static boolean canBeMade(Pictures pictures) {
        return pictures.channels() == 1 && pictures.labels().names().size() <= MOST_CLASSES;
    }

    /** At most 1,000 of some pictures: of each class in turn one, as long as there are any, in their order. */
    static Part choose(Part from) {
        int[] labels = from.data().labels().of();
        SequencedMap<Integer, List<Integer>> byClass = new TreeMap<>();
        for (int example : from.examples()) {
            byClass.computeIfAbsent(labels[example], _ -> new ArrayList<>()).add(example);
        }
        List<Integer> chosen = new ArrayList<>();
        int most = Math.min(MOST, from.size());
        for (int round = 0; chosen.size() < most; round++) {
            for (List<Integer> examples : byClass.values()) {
                if (round < examples.size() && chosen.size() < most) {
                    chosen.add(examples.get(round));
                }
            }
        }
        return new Part(
                from.data(),
                chosen.stream().mapToInt(Integer::intValue).sorted().toArray());
    }

    static byte[] images(Pictures pictures, int[] chosen) {
        return gzip(out -> {
            out.writeInt(UNSIGNED_BYTES | 3);
            out.writeInt(chosen.length);
            out.writeInt(pictures.height());
            out.writeInt(pictures.width());
            for (int example : chosen) {
                out.write(pictures.picture(example));
            }
        });
    }

    static byte[] labels(Pictures pictures, int[] chosen) {
        return gzip(out -> {
            out.writeInt(UNSIGNED_BYTES | 1);
            out.writeInt(chosen.length);
            for (int example : chosen) {
                out.write(pictures.labels().of()[example]);
            }
        });
    }

    static CheckSet describe(byte[] images, byte[] labels, double accuracy) {
        return new CheckSet(IMAGES, LABELS, Sha256.of(images), Sha256.of(labels), accuracy);
    }

    private interface Content {
        void write(DataOutputStream out) throws IOException;
    }

    private static byte[] gzip(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes))) {
            content.write(out);
        } catch (IOException e) {
            throw new IllegalStateException("memory cannot fail to be written", e);
        }
        return bytes.toByteArray();
    }
}
