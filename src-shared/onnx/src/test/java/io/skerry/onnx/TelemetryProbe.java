package io.skerry.onnx;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A process that infers and says what came to be besides the answers. */
final class TelemetryProbe {

    private static final String ENDPOINT = "events.data.microsoft.com";

    private TelemetryProbe() {}

    public static void main(String[] arguments) throws IOException {
        OnnxLibrary.environment();
        System.out.println("threads added with 1: " + threadsAdded(1));
        System.out.println("threads added with 3: " + threadsAdded(3));
        System.out.println("sockets: " + sockets());
        System.out.println("endpoint in the library: " + libraryNames(ENDPOINT));
    }

    private static long threadsAdded(int intraOpThreads) throws IOException {
        long before = threads();
        SessionSettings settings = new SessionSettings(intraOpThreads, 1, false, true, 1 << 20);
        try (ModelSession session = ModelSession.open(TestModels.model("halves"), settings)) {
            session.run(Map.of("image", Tensor.of(new long[] {1, 1, 4, 4}, new float[16])));
            return threads() - before;
        }
    }

    /** Threads that are not the JVM's: ONNX Runtime's keep the name of the thread that made them. */
    private static long threads() throws IOException {
        try (Stream<Path> tasks = Files.list(Path.of("/proc/self/task"))) {
            return tasks.filter(task -> name(task).startsWith("java")).count();
        }
    }

    private static String name(Path task) {
        try {
            return Files.readString(task.resolve("comm"));
        } catch (IOException e) {
            return "";
        }
    }

    private static List<Path> sockets() throws IOException {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors
                    .filter(Files::isSymbolicLink)
                    .map(TelemetryProbe::target)
                    .filter(target -> target.toString().startsWith("socket:"))
                    .toList();
        }
    }

    private static Path target(Path link) {
        try {
            return Files.readSymbolicLink(link);
        } catch (IOException e) {
            return Path.of("gone");
        }
    }

    private static boolean libraryNames(String text) throws IOException {
        Path library = Files.readAllLines(Path.of("/proc/self/maps")).stream()
                .filter(line -> line.endsWith("libonnxruntime.so"))
                .map(line -> Path.of(line.substring(line.indexOf('/'))))
                .findFirst()
                .orElseThrow();
        return new String(Files.readAllBytes(library), StandardCharsets.ISO_8859_1).contains(text);
    }
}
