package io.skerry.operator.testbed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a kube-apiserver notes of the requests of service accounts: a JSON document a line, format {@code audit.k8s.io/v1}. */
public final class AuditLog {

    private static final JsonMapper MAPPER = new JsonMapper();

    private final Path file;

    AuditLog(Path file) {
        this.file = file;
    }

    /**
     * A request for a resource.
     *
     * @param user who asked
     * @param namespace empty: the whole cluster
     * @param resource plural, with the subresource if any: {@code models/status}
     * @param name empty: all, or one that is yet to be created
     * @param code of the answer, as in HTTP
     * @param allowedBy which binding and role allow it; empty: it is forbidden
     */
    public record Call(
            String user,
            String verb,
            String namespace,
            String group,
            String resource,
            String name,
            int code,
            String allowedBy) {

        public boolean isForbidden() {
            return code == 403;
        }
    }

    /** How long it is now, in bytes. */
    public long length() throws IOException {
        return Files.size(file);
    }

    /** The requests since it had a length. */
    public List<Call> since(long length) throws IOException {
        byte[] all = Files.readAllBytes(file);
        String added =
                new String(all, Math.toIntExact(length), Math.toIntExact(all.length - length), StandardCharsets.UTF_8);
        try (Stream<String> lines =
                added.substring(0, added.lastIndexOf('\n') + 1).lines()) {
            return lines.map(AuditLog::parse)
                    .filter(event -> event.has("objectRef"))
                    .map(AuditLog::call)
                    .toList();
        }
    }

    private static JsonNode parse(String line) {
        try {
            return MAPPER.readTree(line);
        } catch (IOException e) {
            throw new IllegalStateException("not a line of an audit log: " + line, e);
        }
    }

    private static Call call(JsonNode event) {
        JsonNode object = event.path("objectRef");
        String subresource = object.path("subresource").asText();
        return new Call(
                event.at("/user/username").asText(),
                event.path("verb").asText(),
                object.path("namespace").asText(),
                object.path("apiGroup").asText(),
                object.path("resource").asText() + (subresource.isEmpty() ? "" : "/" + subresource),
                object.path("name").asText(),
                event.at("/responseStatus/code").asInt(),
                event.path("annotations").path("authorization.k8s.io/reason").asText());
    }
}
