package io.skerry.demo.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.mockwebserver.dsl.HttpMethod;
import io.fabric8.mockwebserver.http.Buffer;
import io.fabric8.mockwebserver.http.Headers;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.net.HttpURLConnection;

/** The resources of fabric8's API server in memory, and what it lacks: apply, and an answer for those who ask what they may do. */
final class Resources extends KubernetesCrudDispatcher {

    private static final String CRDS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
    private static final String RULES_REVIEW = "/apis/authorization.k8s.io/v1/selfsubjectrulesreviews";
    private static final String EVERYTHING = """
            {"apiVersion": "authorization.k8s.io/v1", "kind": "SelfSubjectRulesReview", "status": {
              "resourceRules": [{"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}],
              "nonResourceRules": [{"nonResourceURLs": ["*"], "verbs": ["*"]}],
              "incomplete": false}}
            """;
    private static final String APPLY = "application/apply-patch+yaml";
    private static final String STATUS = "/status";
    private static final JsonMapper JSON = new JsonMapper();

    /** Installs a kind: its CRD without the schema, since nothing is checked here. */
    void install(Class<? extends CustomResource<?, ?>> kind) {
        ObjectNode crd = JSON.createObjectNode()
                .put("apiVersion", "apiextensions.k8s.io/v1")
                .put("kind", "CustomResourceDefinition");
        crd.putObject("metadata").put("name", HasMetadata.getFullResourceName(kind));
        ObjectNode spec =
                crd.putObject("spec").put("group", HasMetadata.getGroup(kind)).put("scope", "Namespaced");
        spec.putObject("names").put("kind", HasMetadata.getKind(kind)).put("plural", HasMetadata.getPlural(kind));
        ObjectNode version = spec.putArray("versions").addObject().put("name", HasMetadata.getVersion(kind));
        version.putObject("subresources").putObject("status");
        super.handleCreate(request(HttpMethod.POST, CRDS, crd));
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
        return type != null && type.startsWith(APPLY) ? apply(request) : super.handlePatch(request);
    }

    /** Tries again when somebody else has written in between. */
    private MockResponse apply(RecordedRequest request) {
        String path = request.getPath().replaceFirst("\\?.*", "");
        String manager = request.getPath().replaceFirst(".*[?&]fieldManager=([^&]*).*", "$1");
        ObjectNode applied = object(request.getBody());
        MockResponse response;
        do {
            response = path.endsWith(STATUS) ? applyStatus(path, applied, manager) : apply(path, applied, manager);
        } while (response.code() == HttpURLConnection.HTTP_CONFLICT);
        return response;
    }

    private MockResponse apply(String path, ObjectNode applied, String manager) {
        MockResponse current = handleGet(path);
        if (current.code() == HttpURLConnection.HTTP_OK) {
            ObjectNode merged = ServerSideApply.merged(object(current.getBody()), applied, manager);
            return handleUpdate(request(HttpMethod.PUT, path, merged));
        }
        String collection = path.substring(0, path.lastIndexOf('/'));
        return handleCreate(request(HttpMethod.POST, collection, ServerSideApply.created(applied, manager)));
    }

    private MockResponse applyStatus(String path, ObjectNode applied, String manager) {
        MockResponse current = handleGet(path.substring(0, path.length() - STATUS.length()));
        if (current.code() != HttpURLConnection.HTTP_OK) {
            return current;
        }
        ObjectNode merged = ServerSideApply.merged(object(current.getBody()), applied, manager);
        return handleUpdate(request(HttpMethod.PUT, path, merged));
    }

    private static RecordedRequest request(HttpMethod method, String path, ObjectNode body) {
        return new RecordedRequest(
                "HTTP/1.1", method, path, Headers.builder().build(), new Buffer().writeUtf8(body.toString()));
    }

    private static ObjectNode object(Buffer json) {
        try {
            return (ObjectNode) JSON.readTree(json.readUtf8());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the resource is no JSON: " + e.getOriginalMessage(), e);
        }
    }
}
