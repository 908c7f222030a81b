package io.skerry.training.checkpoint;

import io.skerry.onnx.Sha256;
import io.skerry.training.metrics.Epoch;
import io.skerry.training.metrics.Evaluation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The bytes of a checkpoint: a mark, what it says, and the SHA-256 of both. */
final class CheckpointFormat {

    /** Bytes that are no checkpoint. */
    static final class Damaged extends Exception {
        private static final long serialVersionUID = 1;

        Damaged(String message) {
            super(message);
        }
    }

    /** "SKCP", and the version in the last byte of the four that follow. */
    private static final long MARK = 0x534B4350_00000001L;

    private static final int DIGEST_BYTES = 32;

    private CheckpointFormat() {}

    static void write(Checkpoint checkpoint, WritableByteChannel to) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeLong(MARK);
        out.writeUTF(checkpoint.run());
        out.writeInt(checkpoint.history().size());
        for (Epoch epoch : checkpoint.history()) {
            out.writeInt(epoch.number());
            out.writeDouble(epoch.trainingLoss());
            out.writeDouble(epoch.validation().loss());
            out.writeDouble(epoch.validation().accuracy());
            out.writeDouble(epoch.validation().macroF1());
        }
        write(checkpoint.slots(), out);
        write(checkpoint.best(), out);
        byte[] body = bytes.toByteArray();
        writeAll(to, ByteBuffer.wrap(body));
        writeAll(to, ByteBuffer.wrap(Sha256.digest().digest(body)));
    }

    private static void writeAll(WritableByteChannel to, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            to.write(bytes);
        }
    }

    private static void write(Map<String, float[]> tensors, DataOutputStream out) throws IOException {
        out.writeInt(tensors.size());
        for (Map.Entry<String, float[]> tensor : new TreeMap<>(tensors).entrySet()) {
            out.writeUTF(tensor.getKey());
            out.writeInt(tensor.getValue().length);
            ByteBuffer raw = ByteBuffer.allocate(tensor.getValue().length * Float.BYTES);
            raw.asFloatBuffer().put(tensor.getValue());
            out.write(raw.array());
        }
    }

    /** Reads nothing before the digest is found right. */
    static Checkpoint read(byte[] file) throws IOException, Damaged {
        int end = file.length - DIGEST_BYTES;
        if (end < Long.BYTES || ByteBuffer.wrap(file).getLong() >>> Integer.SIZE != MARK >>> Integer.SIZE) {
            throw new Damaged("it is no checkpoint");
        }
        if (ByteBuffer.wrap(file).getLong() != MARK) {
            throw new Damaged("it is of another version");
        }
        byte[] body = Arrays.copyOf(file, end);
        if (!MessageDigest.isEqual(Sha256.digest().digest(body), Arrays.copyOfRange(file, end, file.length))) {
            throw new Damaged("its bytes were changed");
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(body, Long.BYTES, end - Long.BYTES));
        String run = in.readUTF();
        List<Epoch> history = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            int number = in.readInt();
            double loss = in.readDouble();
            history.add(new Epoch(number, loss, new Evaluation(in.readDouble(), in.readDouble(), in.readDouble())));
        }
        return new Checkpoint(run, history, tensors(in), tensors(in));
    }

    private static Map<String, float[]> tensors(DataInputStream in) throws IOException {
        Map<String, float[]> tensors = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            String name = in.readUTF();
            float[] values = new float[in.readInt()];
            ByteBuffer.wrap(in.readNBytes(values.length * Float.BYTES))
                    .asFloatBuffer()
                    .get(values);
            tensors.put(name, values);
        }
        return tensors;
    }
}
