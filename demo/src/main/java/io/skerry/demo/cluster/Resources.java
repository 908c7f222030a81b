package io.skerry.demo.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.fabric8.mockwebserver.dsl.HttpMethod;
import io.fabric8.mockwebserver.http.Buffer;
import io.fabric8.mockwebserver.http.Headers;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The resources of fabric8's API server in memory, and two things that it lacks. <a
 * href="https://kubernetes.io/docs/reference/using-api/server-side-apply/">Server-side apply</a> is coarse here: whoever applies a field at
 * the top of a resource owns it as a whole, as if the schema declared it atomic. And whoever asks what they may do may do everything.
 */
final class Resources extends KubernetesCrudDispatcher {

    private static final String RULES_REVIEW = "/apis/authorization.k8s.io/v1/selfsubjectrulesreviews";
    private static final String EVERYTHING = """
            {"apiVersion": "authorization.k8s.io/v1", "kind": "SelfSubjectRulesReview", "status": {
              "resourceRules": [{"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}],
              "nonResourceRules": [{"nonResourceURLs": ["*"], "verbs": ["*"]}],
              "incomplete": false}}
            """;

    private static final String CRDS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
    private static final String CONTENT_TYPE = "application/apply-patch+yaml";
    private static final String METADATA = "metadata";
    private static final String STATUS = "/status";
    private static final JsonMapper JSON = new JsonMapper();

    /** Installs the CRDs of a folder. */
    void install(Path folder) throws IOException {
        KubernetesSerialization yaml = new KubernetesSerialization();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Buffer crd = new Buffer().writeUtf8(yaml.convertToJson(Files.readString(file)));
                MockResponse response = handleCreate(new RecordedRequest(
                        "HTTP/1.1", HttpMethod.POST, CRDS, Headers.builder().build(), crd));
                if (response.code() != HttpURLConnection.HTTP_CREATED) {
                    throw new IOException(
                            file + " is refused: " + response.getBody().readUtf8());
                }
            }
        }
    }

    @Override
    public MockResponse handleCreate(RecordedRequest request) {
        return request.getPath().equals(RULES_REVIEW)
                ? new MockResponse()
                        .setResponseCode(HttpURLConnection.HTTP_CREATED)
                        .setBody(EVERYTHING)
                : super.handleCreate(request);
    }

    @Override
    public MockResponse handlePatch(RecordedRequest request) {
        String type = request.getHeader("Content-Type");
        return type != null && type.startsWith(CONTENT_TYPE) ? apply(request) : super.handlePatch(request);
    }

    /** Tries again when somebody else has written in between. */
    private MockResponse apply(RecordedRequest request) {
        String path = request.getPath().replaceFirst("\\?.*", "");
        ObjectNode applied = object(request.getBody().readUtf8());
        MockResponse response;
        do {
            response = applyOnce(request, path, applied);
        } while (response.code() == HttpURLConnection.HTTP_CONFLICT);
        return response;
    }

    private MockResponse applyOnce(RecordedRequest request, String path, ObjectNode applied) {
        boolean status = path.endsWith(STATUS);
        String resource = status ? path.substring(0, path.length() - STATUS.length()) : path;
        MockResponse current = handleGet(resource);
        if (current.code() == HttpURLConnection.HTTP_OK) {
            ObjectNode merged = merge(object(current.getBody().readUtf8()), applied, manager(request));
            return handleUpdate(with(request, HttpMethod.PUT, path, merged));
        }
        if (status) {
            return current;
        }
        ObjectNode created = applied.deepCopy();
        created.withObject(METADATA).set("managedFields", managedFields(applied, manager(request)));
        String collection = resource.substring(0, resource.lastIndexOf('/'));
        return handleCreate(with(request, HttpMethod.POST, collection, created));
    }

    private static ObjectNode merge(ObjectNode current, ObjectNode applied, String manager) {
        ObjectNode merged = current.deepCopy();
        ObjectNode metadata = merged.withObject(METADATA);
        applied.properties().stream()
                .filter(field -> !field.getKey().equals(METADATA))
                .forEach(field -> merged.set(field.getKey(), field.getValue()));
        applied.path(METADATA).properties().stream()
                .filter(field -> field.getValue().isContainerNode())
                .forEach(field -> metadata.set(field.getKey(), field.getValue()));
        metadata.set("managedFields", managedFields(applied, manager));
        return merged;
    }

    /** One entry, by which the manager finds out whether what it would apply is there already. */
    private static JsonNode managedFields(ObjectNode applied, String manager) {
        ObjectNode fields = JSON.createObjectNode();
        applied.fieldNames().forEachRemaining(field -> {
            if (!Map.of("apiVersion", "", "kind", "", METADATA, "").containsKey(field)) {
                fields.putObject("f:" + field);
            }
        });
        ObjectNode metadata = fields.putObject("f:" + METADATA);
        applied.path(METADATA).properties().stream()
                .filter(field -> field.getValue().isContainerNode())
                .forEach(field -> metadata.putObject("f:" + field.getKey()));
        ObjectNode entry = JSON.createObjectNode()
                .put("manager", manager)
                .put("operation", "Apply")
                .put("apiVersion", applied.path("apiVersion").asText())
                .put("fieldsType", "FieldsV1");
        entry.set("fieldsV1", fields);
        return JSON.createArrayNode().add(entry);
    }

    private static String manager(RecordedRequest request) {
        return request.getPath().replaceFirst(".*[?&]fieldManager=([^&]*).*", "$1");
    }

    private static RecordedRequest with(RecordedRequest request, HttpMethod method, String path, ObjectNode body) {
        return new RecordedRequest(
                request.getHttpVersion(), method, path, request.getHeaders(), new Buffer().writeUtf8(body.toString()));
    }

    private static ObjectNode object(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the resource is no JSON: " + e.getOriginalMessage(), e);
        }
    }
}
