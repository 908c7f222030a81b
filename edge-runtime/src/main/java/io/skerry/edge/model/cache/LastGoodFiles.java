package io.skerry.edge.model.cache;

import io.skerry.api.plan.InvalidPlanException;
import io.skerry.api.plan.ServiceName;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One small file per service, {@code NAMESPACE/NAME}: the url, the artefact and the previous one, a line each. */
final class LastGoodFiles {

    private final Path root;

    LastGoodFiles(Path root) {
        this.root = root;
    }

    /** What the service served last; empty if nothing, or if the file is damaged: then the model is fetched anew. */
    Optional<LastGood> read(ServiceName service) throws IOException {
        Path file = file(service);
        return Files.isRegularFile(file)
                ? parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                        .lines()
                        .toList())
                : Optional.empty();
    }

    void write(ServiceName service, LastGood lastGood) throws IOException {
        Path file = file(service);
        Files.createDirectories(file.getParent());
        List<String> lines = new ArrayList<>(List.of(lastGood.url().toString(), lastGood.artefact()));
        if (lastGood.previous() != null) {
            lines.add(lastGood.previous());
        }
        Durable.write(file, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    void delete(ServiceName service) throws IOException {
        Files.deleteIfExists(file(service));
    }

    List<ServiceName> services() throws IOException {
        try (Stream<Path> files = Files.walk(root, 2)) {
            return files.filter(Files::isRegularFile)
                    .flatMap(file -> service(file).stream())
                    .toList();
        }
    }

    private Optional<ServiceName> service(Path file) {
        try {
            return Optional.of(ServiceName.parse(root.relativize(file).toString()));
        } catch (InvalidPlanException e) {
            return Optional.empty();
        }
    }

    private static Optional<LastGood> parse(List<String> lines) {
        if (lines.size() < 2 || lines.size() > 3) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new LastGood(URI.create(lines.get(0)), lines.get(1), lines.size() == 3 ? lines.get(2) : null));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Path file(ServiceName service) {
        return root.resolve(service.namespace()).resolve(service.name());
    }
}
